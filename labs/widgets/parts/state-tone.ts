/** What a state means to the person on the call. `still` is a state in which nothing has begun. */
export type StateTone = 'still' | 'moving' | 'good' | 'unsure' | 'bad' | 'ended';

const tones: Readonly<Record<string, StateTone>> = {
  new: 'still',
  stable: 'still',
  complete: 'good',
  connected: 'good',
  completed: 'good',
  disconnected: 'unsure',
  failed: 'bad',
  closed: 'ended',
};

export function stateTone(state: string): StateTone {
  return tones[state] ?? 'moving';
}
