import type { FaultId } from '../scenarios/fault-ids.ts';

/** A place of a ready sheet. `words` names its title and notes, which every language has. */
type Place = { words: string; lab: string; search: string; minutes: number };

const broken = (fault: FaultId, minutes: number, view = 'findings') => ({
  words: fault,
  lab: 'loopback-call',
  search: `fault=${fault}&view=${view}`,
  minutes,
});

/** Sheets that are there from the beginning. */
export const readySheets = {
  'first-hour': [
    { words: 'one-call', lab: 'loopback-call', search: '', minutes: 10 },
    { words: 'ladder', lab: 'loopback-call', search: 'view=ladder', minutes: 10 },
    { words: 'offer-answer', lab: 'offer-answer', search: '', minutes: 10 },
    { words: 'candidates', lab: 'ice-gathering', search: '', minutes: 10 },
    { words: 'broken', lab: 'loopback-call', search: 'fault=no-answer&view=findings', minutes: 5 },
    { words: 'two-tabs', lab: 'two-tab-call', search: '', minutes: 15 },
  ],
  'why-calls-fail': [
    broken('no-answer', 5),
    broken('answer-lost', 5),
    broken('glare', 10, 'ladder'),
    broken('candidates-not-relayed', 5),
    broken('relay-without-turn', 10),
    broken('frozen-picture', 5),
    broken('peer-vanished', 10),
  ],
} as const satisfies Readonly<Record<string, readonly Place[]>>;

export type ReadySheetId = keyof typeof readySheets;
export const readySheetIds = Object.keys(readySheets) as readonly ReadySheetId[];
