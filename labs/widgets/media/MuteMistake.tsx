import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { MistakeCure } from '#labs/drivers/media-lab/mute-mistake-code.ts';
import { fill } from '#labs/messages/fill.ts';
import type { MediaMessages } from '#labs/messages/media-en.ts';
import {
  isHeard,
  isSettled,
  noMistake,
  stepMistake,
  type MuteMistake as Mistake,
} from '#labs/model/media/mute-mistake.ts';
import type { TrackStateFacts } from '#labs/model/trace.ts';
import { useFold } from '../hooks/use-trace.ts';
import { LabButton } from '../parts/LabButton.tsx';
import { ShortId } from './TrackBox.tsx';

type Props = {
  source: TraceSource;
  isOff: boolean;
  /** There is no call, and none is replayed. */
  isIdle: boolean;
  onPress: (isEnabled: boolean) => void;
  onSwitch: () => void;
  onCure: (how: MistakeCure) => void;
  words: MediaMessages['mistake'];
};

/** A mute button that works on a track which nobody sends, and how one comes by it. */
export function MuteMistake({ source, isOff, isIdle, onPress, onSwitch, onCure, words }: Props) {
  const mistake = useFold(source, stepMistake, noMistake);
  const { button, sent, level } = mistake;
  const differs = button !== null && sent !== null && button.id !== sent.id;
  const { steps, cures } = words;
  const figures = { level: Math.round(level ?? 0) };
  return (
    <section class="lab-media-mistake" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p class="lab-quiet">{words.explain}</p>
      <div class="lab-controls">
        <LabButton isOff={isOff || differs} onPress={() => onPress(button?.enabled === false)}>
          {button?.enabled === false && !differs ? steps.firstBack : steps.first}
        </LabButton>
        <LabButton isOff={isOff} onPress={onSwitch}>
          {steps.second}
        </LabButton>
        <LabButton
          isOff={isOff || !differs}
          isPressed={differs && !button.enabled}
          onPress={() => onPress(button?.enabled === false)}
        >
          {steps.third}
        </LabButton>
      </div>
      <dl class="lab-media-compare" data-differs={differs ? '' : undefined}>
        <Compared name={words.button} track={button} words={words} />
        <Compared name={words.sent} track={sent} words={words} />
        <div>
          <dt>{words.hears}</dt>
          <dd>
            {sent === null
              ? words.nothing
              : !isSettled(mistake)
                ? words.measuring
                : fill(isHeard(mistake) ? words.sound : words.silence, figures)}
          </dd>
        </div>
      </dl>
      <p class="lab-media-verdict" data-lost={saysOf(mistake) === 'lost' ? '' : undefined}>
        {words.says[isIdle ? 'ready' : saysOf(mistake)]}
      </p>
      <div class="lab-controls" role="group" aria-label={cures.title}>
        <span class="lab-media-cures">{cures.title}</span>
        {(['sender', 'replace'] as const).map((how) => (
          <LabButton key={how} isOff={isOff || !differs} onPress={() => onCure(how)}>
            {cures[how]}
          </LabButton>
        ))}
      </div>
    </section>
  );
}

function saysOf(mistake: Mistake): Exclude<keyof Props['words']['says'], 'ready'> {
  const { button, sent } = mistake;
  if (!button || !sent) return 'unknown';
  // The button promises a voice that nobody hears.
  if (!sent.enabled && button.enabled) return 'unheard';
  if (!sent.enabled) {
    if (!isSettled(mistake)) return mistake.wasLost ? 'unknown' : 'muted';
    return mistake.wasLost ? 'cured' : 'muted';
  }
  if (button.id === sent.id) return 'same';
  if (button.enabled) return 'differ';
  return isSettled(mistake) ? 'lost' : 'unknown';
}

function Compared({ name, track, words }: { name: string; track: TrackStateFacts | null; words: Props['words'] }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {track ? (
          <>
            <ShortId id={track.id} /> {track.enabled ? words.on : words.off}
          </>
        ) : (
          words.nothing
        )}
      </dd>
    </div>
  );
}
