import type { LoopbackSession } from '#labs/drivers/loopback-session.ts';
import type { CommonMessages, Messages } from '#labs/messages/en.ts';
import type { DirectorSnapshot } from '#labs/model/machines/director.ts';
import type { MediaSourceKind } from '#labs/model/trace.ts';
import { wakeWebRtc } from '../rehearse.ts';
import { SourceChoice } from './SourceChoice.tsx';

export const paces = { slow: 1000, slower: 2500 } as const;
export type Pace = keyof typeof paces;

type Props = {
  director: DirectorSnapshot | undefined;
  session: LoopbackSession | undefined;
  /** A trace from a file is shown: the live call is left alone. */
  isReplaying: boolean;
  mode: 'run' | 'step';
  pace: Pace;
  sourceKind: MediaSourceKind;
  onStart: () => void;
  onStep: () => void;
  onPlay: () => void;
  onPace: (pace: Pace) => void;
  onBreak: () => void;
  onSource: (source: MediaSourceKind) => void;
  m: CommonMessages;
  words: Messages['loopback'];
};

/** Everything that drives the call in one page. */
export function LoopbackControls({ director, session, isReplaying, mode, m, words, ...on }: Props) {
  const { play, breakIt } = m.tools;
  const isIdle = !isReplaying && (director?.matches('ready') || director?.matches('ended'));
  const isFresh = director?.context.next === 0 || director?.matches('ended');
  const isPlaying = isPacing(director);
  const hasRun = director && !director.matches('ended') && !(isFresh && !director.matches('working'));
  return (
    <>
      <button
        type="button"
        class="lab-button"
        data-main={mode === 'run' ? '' : undefined}
        disabled={!isIdle}
        onPointerEnter={wakeWebRtc}
        onFocus={wakeWebRtc}
        onClick={on.onStart}
      >
        {director?.matches('ended') ? words.startAgain : words.start}
      </button>
      <button
        type="button"
        class="lab-button"
        data-main={mode === 'step' ? '' : undefined}
        disabled={!isIdle}
        aria-keyshortcuts="S"
        onClick={on.onStep}
      >
        {words.step}
      </button>
      <span class="lab-joined">
        <button
          type="button"
          class="lab-button"
          disabled={!isIdle && !isPlaying}
          aria-keyshortcuts="Space"
          onClick={on.onPlay}
        >
          {isPlaying ? play.pause : play.play}
        </button>
        <select
          class="lab-pace"
          aria-label={play.pace}
          value={on.pace}
          onChange={({ currentTarget }) => on.onPace(currentTarget.value as Pace)}
        >
          {(Object.keys(paces) as Pace[]).map((each) => (
            <option key={each} value={each}>
              {play.paces[each]}
            </option>
          ))}
        </select>
      </span>
      <button
        type="button"
        class="lab-button"
        disabled={!hasRun}
        onClick={() => session?.director.actor.send({ type: 'hang-up' })}
      >
        {words.hangUp}
      </button>
      <button
        type="button"
        class="lab-button"
        disabled={!director}
        aria-keyshortcuts="R"
        onClick={() => session?.director.actor.send({ type: 'reset' })}
      >
        {words.reset}
      </button>
      <button
        type="button"
        class="lab-button"
        data-break
        disabled={!director || isReplaying}
        aria-haspopup="dialog"
        aria-keyshortcuts="B"
        onClick={on.onBreak}
      >
        {breakIt.button}
      </button>
      <SourceChoice value={on.sourceKind} onChange={on.onSource} disabled={!isFresh} m={m} />
    </>
  );
}

/** A run that takes its time is under way. */
export function isPacing(director: DirectorSnapshot | undefined): boolean {
  return director !== undefined && director.context.playing && director.context.pace > 0;
}
