/** What a state means to the person on the call; told by the shape of its badge besides the colour. */
export type StateTone = 'plain' | 'good' | 'unsure' | 'bad' | 'ended';

const tones: Readonly<Record<string, StateTone>> = {
  complete: 'good',
  connected: 'good',
  open: 'good',
  ready: 'good',
  completed: 'good',
  disconnected: 'unsure',
  ignoring: 'unsure',
  ghost: 'unsure',
  'rolling-back': 'unsure',
  stuck: 'bad',
  failed: 'bad',
  closed: 'ended',
};

export function stateTone(state: string): StateTone {
  return tones[state] ?? 'plain';
}

/** Path data of a badge centred on the origin, some 13 px across: its outline, and the sign drawn on it. */
export const badges: Readonly<Record<StateTone, { outline: string; sign: string }>> = {
  plain: { outline: circle(6), sign: circle(0.8) },
  good: { outline: circle(6.5), sign: 'M-3 .2L-.8 2.4L3.2-2.2' },
  unsure: { outline: 'M0-8L8 0L0 8L-8 0Z', sign: 'M-3 0H3' },
  bad: { outline: 'M0-9L9 6.5H-9Z', sign: 'M0-3.4V1M0 3.7V3.8' },
  ended: { outline: 'M-6-6H6V6H-6Z', sign: 'M-2.6-2.6L2.6 2.6M2.6-2.6L-2.6 2.6' },
};

function circle(radius: number): string {
  return `M${-radius} 0a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}
