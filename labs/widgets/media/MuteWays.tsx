import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { MediaMessages } from '#labs/messages/media-en.ts';
import { noMutes, stepMutes } from '#labs/model/media/mute-table.ts';
import { mediaKinds, muteWays, type MediaKind, type MuteWay } from '#labs/model/media/mute-ways.ts';
import { useState } from 'preact/hooks';
import { useFold } from '../hooks/use-trace.ts';
import { LabButton } from '../parts/LabButton.tsx';
import { MuteTable } from './MuteTable.tsx';

type Props = {
  /** Of the call that is up. */
  live: TraceSource;
  /** What is shown: the same, or an earlier moment. */
  source: TraceSource;
  lang: string;
  isOff: boolean;
  onMute: (way: MuteWay, kinds: readonly MediaKind[]) => void;
  onBack: () => void;
  onTryAll: () => void;
  words: MediaMessages;
};

const choices = ['both', ...mediaKinds] as const;

/** Buttons for each way to mute, and what the far side saw of it. */
export function MuteWays({ live, source, lang, isOff, onMute, onBack, onTryAll, words }: Props) {
  const [choice, setChoice] = useState<(typeof choices)[number]>('both');
  const now = useFold(live, stepMutes, noMutes);
  const wayOf = (kind: MediaKind) => (now[kind].phase === 'during' ? now[kind].way : null);
  const isMuted = !isOff && mediaKinds.some((kind) => wayOf(kind) !== null);
  const { mute } = words;
  return (
    <section class="lab-media-mute" aria-label={mute.title}>
      <h3>{mute.title}</h3>
      <p class="lab-quiet">{mute.explain}</p>
      <div class="lab-controls">
        <label class="lab-field">
          <span>{mute.what}</span>
          <select value={choice} onChange={({ currentTarget }) => setChoice(currentTarget.value as typeof choice)}>
            {choices.map((each) => (
              <option key={each} value={each}>
                {each === 'both' ? mute.both : words.kinds[each]}
              </option>
            ))}
          </select>
        </label>
        {muteWays.map((way) => (
          <LabButton
            key={way}
            isOff={isOff}
            isPressed={!isOff && mediaKinds.some((kind) => wayOf(kind) === way)}
            onPress={() => onMute(way, choice === 'both' ? mediaKinds : [choice])}
          >
            <code>{mute.ways[way]}</code>
          </LabButton>
        ))}
        <LabButton isOff={!isMuted} onPress={onBack}>
          {mute.back}
        </LabButton>
        <LabButton isMain={!isOff && Object.keys(now.video.rows).length === 0} isOff={isOff} onPress={onTryAll}>
          {mute.tryAll}
        </LabButton>
      </div>
      <p class="lab-quiet">{mute.takes}</p>
      {mediaKinds.map((kind) => (
        <MuteTable key={kind} {...{ source, kind, lang, words: mute }} />
      ))}
      <p class="lab-quiet">{mute.table.note}</p>
      <details class="lab-media-advice">
        <summary>{mute.table.shows}</summary>
        <dl>
          {muteWays.map((way) => (
            <div key={way}>
              <dt>
                <code>{mute.ways[way]}</code>
              </dt>
              <dd>
                {mute.shows[way]}{' '}
                <span class="lab-quiet">
                  {mute.table.back}: {mute.backs[way]}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
