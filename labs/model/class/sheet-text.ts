// A run sheet as text: of a file, of this device, of an address. Whoever wrote it, it is checked before it is taken.
import * as v from 'valibot';
import type { Json } from '../json.ts';
import { createSheet, sheetBounds, type RunSheet } from './run-sheet.ts';

/** Why a text is no run sheet. `path` says where; `lab` what it asks for and nobody has. */
export type SheetProblem =
  | { code: 'not-json' | 'not-a-sheet' | 'later-version' | 'too-many' }
  | { code: 'malformed'; path: string }
  | { code: 'unknown-lab'; lab: string };

export type ReadSheet = { sheet: RunSheet; problem: null } | { sheet: null; problem: SheetProblem };

const format = 'icebreaker-run-sheet';
const version = 1;

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
/** What an address may hold after its question mark, so that nothing in it can lead elsewhere. */
export const searchPattern = /^[\w\-.~:=&%+,!*()']*$/;

const item = v.object({
  lab: v.pipe(text(40), v.regex(/^[a-z][a-z\d-]*$/)),
  search: v.optional(v.pipe(text(sheetBounds.search), v.regex(searchPattern)), ''),
  title: text(sheetBounds.title),
  notes: v.optional(text(sheetBounds.notes), ''),
  minutes: v.optional(
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(sheetBounds.minutes))),
    null,
  ),
});
const file = v.object({ title: v.optional(text(sheetBounds.title), ''), items: v.array(item) });

/** Readable, so that a sheet can also be written by hand. */
export function formatSheet({ title, items }: RunSheet): string {
  const plain = items.map(({ lab, search, title, notes, minutes }) => ({ lab, search, title, notes, minutes }));
  return `${JSON.stringify({ format, version, title, items: plain }, null, 2)}\n`;
}

/** @param labs those that there are */
export function parseSheet(written: string, labs: readonly string[]): ReadSheet {
  const value = jsonOf(written);
  if (value === undefined) return refused({ code: 'not-json' });
  const head = (typeof value === 'object' && value !== null ? value : {}) as { format?: Json; version?: Json };
  if (head.format !== format || typeof head.version !== 'number') return refused({ code: 'not-a-sheet' });
  if (head.version > version) return refused({ code: 'later-version' });
  return readSheet(value, labs);
}

/** As little text as says the same: items are rows, and empty ends are left out. */
export function packSheet({ title, items }: RunSheet): string {
  return JSON.stringify([
    version,
    title,
    items.map(({ lab, title, search, notes, minutes }) => {
      const row = [lab, title, search, notes, minutes];
      while (row.at(-1) === '' || row.at(-1) === null) row.pop();
      return row;
    }),
  ]);
}

export function unpackSheet(packed: string, labs: readonly string[]): ReadSheet {
  const value = jsonOf(packed);
  if (value === undefined) return refused({ code: 'not-json' });
  if (!Array.isArray(value) || typeof value[0] !== 'number') return refused({ code: 'not-a-sheet' });
  const [written, title, rows] = value;
  if (Number(written) > version) return refused({ code: 'later-version' });
  const items = Array.isArray(rows)
    ? rows.map((row) => {
        const [lab, title = '', search = '', notes = '', minutes = null] = (Array.isArray(row) ? row : []) as Json[];
        return { lab, title, search, notes, minutes };
      })
    : rows;
  return readSheet({ title, items }, labs);
}

function readSheet(value: unknown, labs: readonly string[]): ReadSheet {
  const read = v.safeParse(file, value, { abortEarly: true });
  if (!read.success) return refused({ code: 'malformed', path: v.getDotPath(read.issues[0]) ?? '' });
  const { title, items } = read.output;
  if (items.length > sheetBounds.items) return refused({ code: 'too-many' });
  const stranger = items.find(({ lab }) => !labs.includes(lab));
  if (stranger) return refused({ code: 'unknown-lab', lab: stranger.lab });
  return { sheet: createSheet(title, items), problem: null };
}

function refused(problem: SheetProblem): ReadSheet {
  return { sheet: null, problem };
}

function jsonOf(written: string): Json | undefined {
  try {
    return JSON.parse(written) as Json;
  } catch {
    return undefined;
  }
}
