// What a desk tells the phone that is its remote, under a topic that only the two know. The last entry is what holds.
import * as v from 'valibot';
import type { Json } from '../json.ts';

/** An item as a phone shows it. `at` counts from 1. */
export type ToldItem = { at: number; title: string; notes: string };
export type DeskEntry = {
  kind: 'desk';
  of: number;
  /** Whether the stage shows the item `now`, or something else meanwhile. */
  isOnStage: boolean;
  now: ToldItem | null;
  next: ToldItem | null;
};

/** What a phone tells the desk itself. The server hands it over from who has the key. */
export type DeskWish = { kind: 'wish'; do: 'next' | 'previous' };

const item = v.nullable(
  v.object({
    at: v.pipe(v.number(), v.integer()),
    title: v.pipe(v.string(), v.maxLength(400)),
    notes: v.pipe(v.string(), v.maxLength(4_000)),
  }),
);
const entrySchema: v.GenericSchema<DeskEntry> = v.object({
  kind: v.literal('desk'),
  of: v.pipe(v.number(), v.integer()),
  isOnStage: v.boolean(),
  now: item,
  next: item,
});
const wishSchema: v.GenericSchema<DeskWish> = v.object({
  kind: v.literal('wish'),
  do: v.picklist(['next', 'previous']),
});

export function readDeskEntry(entry: Json): DeskEntry | null {
  const read = v.safeParse(entrySchema, entry, { abortEarly: true });
  return read.success ? read.output : null;
}

/** `null` for what is none. */
export function readDeskWish(told: Json): DeskWish | null {
  const read = v.safeParse(wishSchema, told, { abortEarly: true });
  return read.success ? read.output : null;
}
