import { useMemo } from 'preact/hooks';
import type { Wall } from '#labs/drivers/class/desk-topics.ts';
import type { WallMessages } from '#labs/messages/wall-en.ts';
import type { DeskMessages } from '#labs/messages/desk-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { countWall, sortLearners } from '#labs/model/class/wall.ts';
import { Notice } from '../parts/Notice.tsx';
import { useSource } from './use-source.ts';
import type { LabChoice } from './lab-choice.ts';
import type { CallWords } from './OnStage.tsx';
import { WallTileView } from './WallTileView.tsx';

type Props = {
  wall: Wall;
  /** The page for learners on their own. */
  alone: string;
  lang: string;
  labs: readonly LabChoice[];
  /** Titles of the field guide, by finding. */
  symptoms: Readonly<Record<string, string>>;
  words: WallMessages;
  m: CallWords;
  desk: DeskMessages;
};

/** Who is where and who is stuck, of those who have chosen to share it; who needs help comes first. */
export function ClassWall({ wall, alone, lang, labs, symptoms, words, m, desk }: Props) {
  const { learners, isReplaced } = useSource(wall);
  const sorted = useMemo(() => sortLearners(learners), [learners]);
  const titles = useMemo(() => new Map(labs.map(({ slug, title }) => [slug, title])), [labs]);
  const counts = useMemo(() => countWall(learners, (lab) => titles.has(lab)), [learners]);
  const nameOf = (lab: string | null) => titles.get(lab ?? '') ?? words.otherLab;
  return (
    <section class="wall" aria-labelledby="wall-title">
      <h2 id="wall-title">{words.title}</h2>
      {isReplaced && (
        <Notice tone="problem" action={{ label: desk.takeBack, run: wall.takeBack }}>
          {desk.replaced}
        </Notice>
      )}
      {learners.length === 0 ? (
        <p class="lab-quiet">
          {words.none} <a href={alone}>{words.alone}</a>
        </p>
      ) : (
        <>
          <ul class="wall-counts">
            <li>
              <strong>{fill(words.count, { count: learners.length })}</strong>
            </li>
            {counts.help > 0 && <li data-help>{fill(words.help, { count: counts.help })}</li>}
            {counts.labs.map(([lab, count]) => (
              <li key={lab}>{fill(words.inLab, { lab: nameOf(lab), count })}</li>
            ))}
            {counts.outside > 0 && <li>{fill(words.inLab, { lab: words.noLab, count: counts.outside })}</li>}
            {counts.stages.map(([stage, count]) => (
              <li key={stage}>{fill(words.inLab, { lab: words.stages[stage], count })}</li>
            ))}
          </ul>
          <ul class="wall-tiles">
            {sorted.map(({ id, number, tile }) => (
              <WallTileView
                key={id}
                {...{ number, tile, lang, symptoms, words }}
                machines={m.machines}
                lab={tile.lab === null ? words.noLab : nameOf(tile.lab)}
              />
            ))}
          </ul>
          <p class="lab-quiet">
            <a href={alone}>{words.alone}</a>
          </p>
        </>
      )}
    </section>
  );
}
