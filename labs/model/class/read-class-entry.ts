import * as v from 'valibot';
import type { Json } from '../json.ts';
import type { ClassEntry } from './class-log.ts';
import { searchPattern } from './sheet-text.ts';

const json = v.unknown() as v.GenericSchema<Json>;
const slug = v.pipe(v.string(), v.regex(/^[a-z][a-z\d-]{0,39}$/));

const schema: v.GenericSchema<ClassEntry> = v.variant('kind', [
  v.object({
    ...{ kind: v.literal('stage'), lab: slug },
    search: v.pipe(v.string(), v.maxLength(2_000)),
    wall: v.nullable(v.pipe(v.string(), v.maxLength(40))),
  }),
  v.object({ kind: v.literal('trace'), trace: json }),
  v.object({ kind: v.literal('event'), event: json }),
  v.object({ kind: v.literal('moment'), count: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))) }),
  v.object({ kind: v.literal('view'), view: v.pipe(v.string(), v.maxLength(40)) }),
]);

/** `null` for what is none: another version of us may say more. */
export function readClassEntry(entry: Json): ClassEntry | null {
  const read = v.safeParse(schema, entry, { abortEarly: true });
  return read.success ? read.output : null;
}

/** What an address of a lab may say, without its question mark; nothing where that could lead elsewhere. */
export function plainSearch(search: string): string {
  const plain = search.replace(/^\?/, '');
  return searchPattern.test(plain) ? plain : '';
}
