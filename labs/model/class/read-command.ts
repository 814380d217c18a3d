import * as v from 'valibot';
import type { Json } from '../json.ts';
import type { StageCommand } from './command.ts';

const schema: v.GenericSchema<StageCommand> = v.variant('do', [
  v.object({ do: v.picklist(['step', 'run', 'back', 'on', 'live', 'reset', 'hang-up']) }),
  v.object({
    do: v.literal('open'),
    lab: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,40}$/)),
    search: v.pipe(v.string(), v.maxLength(2_000)),
  }),
]);

/** What was told as a command; `null` for what is none. */
export function readCommand(told: Json): StageCommand | null {
  const read = v.safeParse(schema, told);
  return read.success ? read.output : null;
}
