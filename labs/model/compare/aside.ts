import type { Json } from '../json.ts';
import { topicLength } from '../relay/wire.ts';
import { roomAlphabet } from '../wire.ts';
import { readClockWord, type ClockWord } from './clock-words.ts';

/** Whether a person can see a tab; a frozen one does nothing at all until it is looked at again. */
export const tabLives = ['shown', 'hidden', 'frozen'] as const;
export type TabLife = (typeof tabLives)[number];

/** What one tab of a room tells the other while one of them compares: always all of it, so that a lost one harms nobody. */
export type Aside = {
  /** The page that says it. After a reload it is another one. */
  page: string;
  /** It wants to see the trace of the tab that hears this. */
  asks: boolean;
  /** Where its own trace is published; `null` while it is not. */
  topic: string | null;
  /** It was asked, and its person does not want to share. */
  declines: boolean;
  life: TabLife;
  /** `null` while its trace has not begun. */
  clock: ClockWord | null;
};

const maxPageLength = 40;

/** `null` for anything else. What nobody knows of is left out. */
export function readAside(value: Json | undefined): Aside | null {
  if (typeof value !== 'object' || value === null) return null;
  const { page, asks, topic, declines, life, clock } = value as { readonly [key in keyof Aside]?: Json };
  const isLife = tabLives.some((each) => each === life);
  if (typeof page !== 'string' || page.length === 0 || page.length > maxPageLength || !isLife) return null;
  if (typeof asks !== 'boolean' || typeof declines !== 'boolean') return null;
  if (topic !== null && !isTopic(topic)) return null;
  return { page, asks, topic, declines, life: life as TabLife, clock: readClockWord(clock) };
}

function isTopic(value: Json | undefined): value is string {
  return (
    typeof value === 'string' && value.length === topicLength && [...value].every((sign) => roomAlphabet.includes(sign))
  );
}
