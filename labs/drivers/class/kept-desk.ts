import * as v from 'valibot';
import { resumeTimer, type DeskTimer } from '#labs/model/class/desk-timer.ts';
import type { RunSheet } from '#labs/model/class/run-sheet.ts';
import { formatSheet, parseSheet } from '#labs/model/class/sheet-text.ts';

const key = 'icebreaker.desk';

/** What a device remembers of its desk. `at` is the item that is shown. */
export type KeptDesk = { sheet: RunSheet; at: number | null; timer: DeskTimer };

const duration = v.pipe(v.number(), v.minValue(0), v.maxValue(1e9));
const schema = v.object({
  version: v.literal(1),
  sheet: v.string(),
  ids: v.array(v.number()),
  at: v.nullable(v.number()),
  timer: v.object({
    isRunning: v.boolean(),
    whole: duration,
    spent: v.record(v.string(), duration),
    length: v.nullable(duration),
  }),
  /** By the clock of the wall, milliseconds. */
  keptAt: v.number(),
});

/** `null` when there is none, or none that can be read: then nothing is lost that could be shown. */
export function readKeptDesk(labs: readonly string[], now = Date.now()): KeptDesk | null {
  try {
    const read = v.safeParse(schema, JSON.parse(localStorage.getItem(key) ?? 'null'));
    if (!read.success) return null;
    const { ids, at, timer, keptAt } = read.output;
    const { sheet } = parseSheet(read.output.sheet, labs);
    if (sheet === null || ids.length !== sheet.items.length || new Set(ids).size !== ids.length) return null;
    const items = sheet.items.map((item, index) => ({ ...item, id: ids[index] ?? item.id }));
    const shown = items.some(({ id }) => id === at) ? at : null;
    return { sheet: { ...sheet, items }, at: shown, timer: resumeTimer(timer, now - keptAt, shown) };
  } catch {
    return null;
  }
}

/** `false` where the device keeps nothing: storage is blocked or full. */
export function keepDesk({ sheet, at, timer }: KeptDesk, now = Date.now()): boolean {
  const ids = sheet.items.map(({ id }) => id);
  try {
    localStorage.setItem(key, JSON.stringify({ version: 1, sheet: formatSheet(sheet), ids, at, timer, keptAt: now }));
    return true;
  } catch {
    return false;
  }
}
