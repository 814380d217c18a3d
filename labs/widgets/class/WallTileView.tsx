import type { WallMessages } from '#labs/messages/wall-en.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { showTime } from '#labs/model/class/desk-timer.ts';
import { needOf, stageOf, stages, type CheckedTile } from '#labs/model/class/wall.ts';
import { machineIds } from '#labs/model/vocabulary.ts';
import { memo } from '../memo.ts';
import { stateTone } from '../parts/state-tone.ts';

type Props = {
  number: number;
  tile: CheckedTile;
  lang: string;
  lab: string;
  symptoms: Readonly<Record<string, string>>;
  words: WallMessages;
  machines: CommonMessages['machines'];
};

/** Nobody wants to know of a few seconds. */
const worthTellingMs = 15_000;

/** One learner, small enough that a class fits on a screen. */
export const WallTileView = memo(({ number, tile, lang, lab, symptoms, words, machines }: Props) => {
  const need = needOf(tile);
  const stage = stageOf(tile);
  const far = stages.indexOf(stage);
  return (
    <li class="wall-tile" data-need={need}>
      <p class="wall-head">
        <strong>{tile.name || fill(words.number, { number })}</strong>
        {need !== 'none' && <em>{words.needs[need]}</em>}
      </p>
      <p class="wall-lab">{lab}</p>
      {tile.lab !== null && (
        <>
          <p class="wall-far">
            <span class="wall-bar" aria-hidden="true">
              {stages.slice(1).map((each, index) => (
                <i key={each} data-on={index < far ? '' : undefined} />
              ))}
            </span>
            {words.stages[stage]} · {fill(words.events, { count: tile.events })}
            {tile.quietMs >= worthTellingMs && ` · ${fill(words.quiet, { time: showTime(tile.quietMs, null).text })}`}
          </p>
          <dl class="wall-states">
            {machineIds.map((id) => (
              <div key={id}>
                <dt>{machines[id]}</dt>
                <dd data-tone={stateTone(tile.states[id] ?? '')}>{tile.states[id] ?? '–'}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {tile.findings.length > 0 && (
        <ul class="wall-findings" aria-label={words.findings}>
          {tile.findings.map((id) => (
            <li key={id}>
              <a href={`${lang === 'ko' ? '/ko' : ''}/field-guide/${id}/`} target="_blank" rel="noopener">
                {symptoms[id] ?? id}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
});
