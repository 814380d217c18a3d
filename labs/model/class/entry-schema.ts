import * as v from 'valibot';
import type { Json } from '../json.ts';
import type { ClassEntry } from './class-log.ts';

/** It was parsed from JSON, so it is that; what it says is looked at by `parseTrace` and `parseEvents`. */
const json = v.unknown() as v.GenericSchema<Json>;

export const classEntrySchema: v.GenericSchema<ClassEntry> = v.variant('kind', [
  v.object({
    kind: v.literal('stage'),
    lab: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,40}$/)),
    search: v.pipe(v.string(), v.maxLength(2_000)),
    wall: v.nullable(v.pipe(v.string(), v.maxLength(100))),
  }),
  v.object({ kind: v.literal('trace'), trace: json }),
  v.object({ kind: v.literal('event'), event: json }),
  v.object({ kind: v.literal('sample'), event: json }),
  v.object({ kind: v.literal('moment'), count: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))) }),
  v.object({ kind: v.literal('view'), view: v.pipe(v.string(), v.maxLength(40)) }),
]);
