import type { Json } from '../json.ts';
import type { ClockBounds } from '../merge.ts';

/** What one tab says of the clocks. The clock of a trace is named by when it began; times are milliseconds since then. */
export type ClockWord = {
  of: string;
  /** Its own clock as it says this. */
  at: number;
  /** The clock of the tab that hears this began at this time of its own clock at most: it was heard no earlier. */
  yours: { of: string; arrival: number } | null;
};

/** What is known of the difference of two clocks from what was said: what to add to the other's times to have them on ours. */
export type HeardClocks = ClockBounds & { own: string; other: string };

/** Our own clock now. */
export type OwnClock = { of: string; at: number };

/**
 * A word that is heard now was said before now, and one of ours that was heard was said before that. Clocks that have
 * drifted apart contradict what was heard long ago, which is then forgotten.
 */
export function hearClock(heard: HeardClocks | null, word: ClockWord, own: OwnClock): HeardClocks {
  const known = heard?.own === own.of && heard.other === word.of ? heard : { least: -Infinity, most: Infinity };
  const now = {
    least: word.yours?.of === own.of ? -word.yours.arrival : -Infinity,
    most: own.at - word.at,
  };
  const both = { least: Math.max(known.least, now.least), most: Math.min(known.most, now.most) };
  return { own: own.of, other: word.of, ...(both.least > both.most ? now : both) };
}

/** What to say to the other tab. */
export function sayClock(heard: HeardClocks | null, { of, at }: OwnClock): ClockWord {
  const isKnown = heard?.own === of && Number.isFinite(heard.most);
  return { of, at, yours: isKnown ? { of: heard.other, arrival: heard.most } : null };
}

const maxNameLength = 40;

/** `null` for anything else. */
export function readClockWord(value: Json | undefined): ClockWord | null {
  const { of, at, yours } = membersOf(value);
  if (!isName(of) || !isTime(at)) return null;
  const { of: name, arrival } = membersOf(yours);
  return { of, at, yours: isName(name) && isTime(arrival) ? { of: name, arrival } : null };
}

function membersOf(value: Json | undefined): { readonly [key: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json })
    : {};
}

function isName(value: Json | undefined): value is string {
  return typeof value === 'string' && value.length <= maxNameLength;
}

function isTime(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
