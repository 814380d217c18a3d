import * as v from 'valibot';
import type { Json } from '../json.ts';
import type { CommandTile } from './command.ts';

const schema: v.GenericSchema<CommandTile> = v.object({
  kind: v.literal('command'),
  key: v.string(),
  n: v.pipe(v.number(), v.integer()),
  command: v.variant('do', [
    v.object({ do: v.picklist(['step', 'run', 'back', 'on', 'live', 'reset', 'hang-up']) }),
    v.object({
      do: v.literal('open'),
      lab: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,40}$/)),
      search: v.pipe(v.string(), v.maxLength(2_000)),
    }),
  ]),
});

/** A tile as a command; `null` for one that is none, or does not have the key. */
export function readCommand(tile: Json, key: string): CommandTile | null {
  const read = v.safeParse(schema, tile);
  return read.success && read.output.key === key ? read.output : null;
}

/**
 * Says of each command once that it is to be carried out. The server tells the last tile of each sender again when the stage opens:
 * one that was carried out already is passed over, and so is the first of a sender that nobody here has heard of and that is told
 * again (`isRepeated`): it may be of yesterday.
 *
 * @param done the last number of each sender, from an earlier page of this stage
 */
export function createCommandFilter(done: Readonly<Record<string, number>>) {
  const last: Record<string, number> = { ...done };
  return {
    isNew(sender: string, n: number, isRepeated: boolean): boolean {
      const before = last[sender];
      if (before !== undefined && n <= before) return false;
      last[sender] = n;
      return before !== undefined || !isRepeated;
    },
    done: (): Readonly<Record<string, number>> => last,
  };
}
