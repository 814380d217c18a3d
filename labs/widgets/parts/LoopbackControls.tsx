import type { LoopbackSession } from '#labs/drivers/loopback-session.ts';
import type { CommonMessages, Messages } from '#labs/messages/en.ts';
import type { DirectorSnapshot } from '#labs/model/machines/director.ts';
import type { MediaSourceKind } from '#labs/model/trace.ts';
import { useHasWebRtc } from '../hooks/use-has-web-rtc.ts';
import { wakeWebRtc } from '../rehearse.ts';
import { LabButton } from './LabButton.tsx';
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
  const isAble = useHasWebRtc();
  const isIdle = isAble && !isReplaying && (director?.matches('ready') || director?.matches('ended'));
  const isFresh = director?.context.next === 0 || director?.matches('ended');
  const isPlaying = isPacing(director);
  const hasRun = director && !director.matches('ended') && !(isFresh && !director.matches('working'));
  return (
    <>
      <LabButton
        isMain={mode === 'run'}
        isOff={!isIdle}
        onPointerEnter={wakeWebRtc}
        onFocus={wakeWebRtc}
        onPress={on.onStart}
      >
        {director?.matches('ended') ? words.startAgain : words.start}
      </LabButton>
      <LabButton isMain={mode === 'step'} isOff={!isIdle} aria-keyshortcuts="S" onPress={on.onStep}>
        {words.step}
      </LabButton>
      <span class="lab-joined">
        <LabButton isOff={!isIdle && !isPlaying} aria-keyshortcuts="Space" onPress={on.onPlay}>
          {isPlaying ? play.pause : play.play}
        </LabButton>
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
      <LabButton isOff={!hasRun || isReplaying} onPress={() => session?.director.actor.send({ type: 'hang-up' })}>
        {words.hangUp}
      </LabButton>
      <LabButton
        isOff={!director || isReplaying}
        aria-keyshortcuts="R"
        onPress={() => session?.director.actor.send({ type: 'reset' })}
      >
        {words.reset}
      </LabButton>
      <LabButton
        isOff={!isAble || !director || isReplaying}
        aria-haspopup="dialog"
        aria-keyshortcuts="B"
        onPress={on.onBreak}
      >
        {breakIt.button}
      </LabButton>
      <SourceChoice value={on.sourceKind} onChange={on.onSource} disabled={!isFresh} m={m} />
    </>
  );
}

/** A run that takes its time is under way. */
export function isPacing(director: DirectorSnapshot | undefined): boolean {
  return director !== undefined && director.context.playing && director.context.pace > 0;
}
