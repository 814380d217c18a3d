import type { Step } from '../fold.ts';
import type { TrackStateFacts } from '../trace.ts';
import { firstOf } from './media-objects.ts';

/** A mute button that works on the audio track of the newest stream, and what is really sent. */
export type MuteMistake = {
  /** The audio track of the stream that the application got last: what its button works on. */
  button: TrackStateFacts | null;
  /** The audio track that the sender sends. */
  sent: TrackStateFacts | null;
  /** What Bob hears, in decibels below the loudest; `null` until it was measured. */
  level: number | null;
  /** Measurements since one of the two tracks was last another, or set otherwise. */
  samples: number;
  /** The button was off, and Bob heard all the same. */
  wasLost: boolean;
  /** And later he did not, since what is sent was off. */
  wasCured: boolean;
};

export const noMistake: MuteMistake = {
  ...{ button: null, sent: null, level: null, samples: 0 },
  ...{ wasLost: false, wasCured: false },
};

/** Louder is heard; what is left of a disabled track is below. */
const audible = -60;
/** In the first there may still be what was on its way. */
const enough = 2;

export function isHeard({ level }: Pick<MuteMistake, 'level'>): boolean {
  return level !== null && level > audible;
}

/** Whether what Bob hears was measured since the last change. */
export function isSettled({ samples, level }: Pick<MuteMistake, 'samples' | 'level'>): boolean {
  return samples >= enough && level !== null;
}

export const stepMistake: Step<MuteMistake> = (before, event) => {
  if (event.type === 'run.started') return noMistake;
  if (event.type === 'transceivers.read' && event.peer === 'alice') {
    const own = event.streams.filter(({ side }) => side === 'local').flatMap(({ tracks }) => tracks);
    const button = own.findLast(({ kind }) => kind === 'audio') ?? null;
    const sent = firstOf(event.transceivers, 'audio')?.sends ?? null;
    if (isSame(button, before.button) && isSame(sent, before.sent)) return before;
    return { ...before, button, sent, level: null, samples: 0 };
  }
  if (event.type !== 'sound.measured' || event.peer !== 'bob') return before;
  const next = { ...before, level: event.level, samples: before.samples + 1 };
  const { button, sent } = next;
  if (!button || !sent || !isSettled(next)) return next;
  const isLost = !button.enabled && sent.enabled && button.id !== sent.id && isHeard(next);
  const isCured = before.wasLost && !sent.enabled && !isHeard(next);
  return { ...next, wasLost: before.wasLost || isLost, wasCured: before.wasCured || isCured };
};

function isSame(one: TrackStateFacts | null, other: TrackStateFacts | null): boolean {
  return one?.id === other?.id && one?.enabled === other?.enabled;
}
