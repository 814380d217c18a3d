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

/** What a phone asks of the desk itself, as a tile of that topic. `n` counts the wishes of one phone. */
export type DeskWish = { kind: 'wish'; key: string; n: number; do: 'next' | 'previous' };

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
  key: v.pipe(v.string(), v.maxLength(100)),
  n: v.pipe(v.number(), v.integer()),
  do: v.picklist(['next', 'previous']),
});

export function readDeskEntry(entry: Json): DeskEntry | null {
  const read = v.safeParse(entrySchema, entry, { abortEarly: true });
  return read.success ? read.output : null;
}

/** `null` for what is none, and for a wish of somebody who has not the key. */
export function readDeskWish(tile: Json, key: string): DeskWish | null {
  const read = v.safeParse(wishSchema, tile, { abortEarly: true });
  return read.success && read.output.key === key ? read.output : null;
}
