import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSheet, sheetBounds, type RunSheet } from '#labs/model/class/run-sheet.ts';
import { formatSheet, packSheet, parseSheet, unpackSheet } from '#labs/model/class/sheet-text.ts';
import { readySheets } from '#labs/model/class/ready-sheets.ts';
import { faults } from '#labs/model/scenarios/faults.ts';
import type { FaultId } from '#labs/model/scenarios/fault-ids.ts';
import { readySheets as english } from '#labs/messages/ready-sheets-en.ts';
import { readySheets as korean } from '#labs/messages/ready-sheets-ko.ts';
import { packedLink, unpackedLink } from '#labs/drivers/class/sheet-link.ts';

const labs = ['offer-answer', 'loopback-call', 'mesh'];

const anyItem = fc.record({
  lab: fc.constantFrom(...labs),
  search: fc.constantFrom('', 'fault=glare', 'fault=no-answer&view=ladder', 'network=loss:5'),
  title: fc.string({ maxLength: sheetBounds.title }),
  notes: fc.string({ maxLength: 400, unit: 'binary' }).filter((text) => text.isWellFormed()),
  minutes: fc.option(fc.integer({ min: 1, max: sheetBounds.minutes })),
});
const anySheet = fc
  .tuple(fc.string({ maxLength: sheetBounds.title }), fc.array(anyItem, { maxLength: 12 }))
  .map(([title, items]) => createSheet(title, items));

test('a sheet comes back from its file as it was', () => {
  fc.assert(
    fc.property(anySheet, (sheet) => {
      expect(parseSheet(formatSheet(sheet), labs)).toEqual({ sheet, problem: null });
      expect(unpackSheet(packSheet(sheet), labs)).toEqual({ sheet, problem: null });
    }),
  );
});

test('a sheet comes back from its address as it was, where it fits into one', async () => {
  await fc.assert(
    fc.asyncProperty(anySheet, async (sheet) => {
      const link = await packedLink(sheet);
      if (link.text === null) return;
      expect(link.text).toMatch(/^[\w-]+$/);
      expect(await unpackedLink(link.text, labs)).toEqual({ sheet, problem: null });
    }),
    { numRuns: 60 },
  );
});

const file = (more: object) => JSON.stringify({ format: 'icebreaker-run-sheet', version: 1, title: '', ...more });
const item = { lab: 'mesh', title: 'x' };

test.each([
  ['', { code: 'not-json' }],
  ['[]', { code: 'not-a-sheet' }],
  ['null', { code: 'not-a-sheet' }],
  ['{"format":"icebreaker-trace","version":3}', { code: 'not-a-sheet' }],
  ['{"format":"icebreaker-run-sheet","version":2,"items":[]}', { code: 'later-version' }],
  [file({ items: 3 }), { code: 'malformed', path: 'items' }],
  [file({ items: [item, { ...item, minutes: -1 }] }), { code: 'malformed', path: 'items.1.minutes' }],
  [file({ items: [{ ...item, search: '" onload="x' }] }), { code: 'malformed', path: 'items.0.search' }],
  [file({ items: [{ ...item, lab: '../../x' }] }), { code: 'malformed', path: 'items.0.lab' }],
  [file({ items: [{ ...item, notes: 'x'.repeat(2001) }] }), { code: 'malformed', path: 'items.0.notes' }],
  [file({ items: [{ ...item, lab: 'sfu' }] }), { code: 'unknown-lab', lab: 'sfu' }],
  [file({ items: Array.from({ length: 61 }, () => item) }), { code: 'too-many' }],
])('the file %.60j is refused', (text, problem) => {
  expect(parseSheet(text, labs)).toEqual({ sheet: null, problem });
});

test.each([
  ['not base64 &', { code: 'damaged' }],
  ['AAAA', { code: 'damaged' }],
  ['A'.repeat(7000), { code: 'too-long' }],
])('the address %.20j is refused', async (text, problem) => {
  expect(await unpackedLink(text, labs)).toEqual({ sheet: null, problem });
});

test('an address that would unpack to a flood is refused before it does', async () => {
  const flood = createSheet('', [{ ...item, search: '', notes: '0'.repeat(3_000_000), minutes: null }]);
  const { text } = await packedLink(flood);
  expect(text?.length).toBeLessThan(6_000);
  expect(await unpackedLink(text ?? '', labs)).toEqual({ sheet: null, problem: { code: 'damaged' } });
});

test('a sheet that is too long for an address says how long it would be', async () => {
  let seed = 7;
  const noise = () => String.fromCharCode(33 + ((seed = (seed * 16807) % 2147483647) % 90));
  const items = Array.from({ length: 12 }, () => ({
    ...{ ...item, search: '', minutes: null },
    notes: Array.from({ length: 900 }, noise).join(''),
  }));
  const link = await packedLink(createSheet('', items));
  expect(link.text).toBeNull();
  expect(link.length).toBeGreaterThan(6_000);
});

test('the ready sheets are sheets, in both languages, and break what can be broken', async () => {
  for (const words of [english, korean]) {
    for (const [id, places] of Object.entries(readySheets)) {
      const said = words[id as keyof typeof words];
      const texts: Readonly<Record<string, { title: string; notes: string }>> = said.items;
      const sheet: RunSheet = createSheet(
        said.title,
        places.map(({ words: word, lab, search, minutes }) => ({
          ...{ lab, search, minutes },
          ...(texts[word] ?? { title: '', notes: '' }),
        })),
      );
      expect(sheet.items.every(({ title, notes }) => title !== '' && notes !== '')).toBe(true);
      const known = [...new Set(sheet.items.map(({ lab }) => lab))];
      expect(parseSheet(formatSheet(sheet), known).problem).toBeNull();
      expect((await packedLink(sheet)).text).not.toBeNull();
      for (const { lab, search } of sheet.items) {
        const fault = new URLSearchParams(search).get('fault') as FaultId | null;
        if (fault !== null) expect(faults[fault].lab).toBe(lab);
      }
    }
  }
});
