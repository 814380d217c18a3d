// What an instructor means to show, in order. It lives on the device, in a file, or in an address.

/** `lab` as in `/labs/<lab>/`, `search` as in its address, without the question mark. `minutes` is how long it is meant to take. */
export type SheetItem = {
  /** Of this item in its sheet, and never of another. */
  id: number;
  lab: string;
  search: string;
  title: string;
  notes: string;
  minutes: number | null;
};

/** What a person says of an item; its number comes with the sheet. */
export type ItemDraft = Omit<SheetItem, 'id'>;

export type RunSheet = { title: string; items: readonly SheetItem[] };

/** So that a page stays quick, and an address that was made by somebody else is no burden. */
export const sheetBounds = { items: 60, title: 120, search: 300, notes: 2_000, minutes: 240 } as const;

/** Numbers the items. */
export function createSheet(title: string, drafts: readonly ItemDraft[]): RunSheet {
  return { title, items: drafts.map((draft, index) => ({ id: index + 1, ...draft })) };
}

/** At the end; the same sheet when there is no room for one more. */
export function addItem(sheet: RunSheet, draft: ItemDraft): RunSheet {
  if (sheet.items.length >= sheetBounds.items) return sheet;
  const id = Math.max(0, ...sheet.items.map((item) => item.id)) + 1;
  return { ...sheet, items: [...sheet.items, { id, ...draft }] };
}

export function changeItem(sheet: RunSheet, id: number, draft: Partial<ItemDraft>): RunSheet {
  return { ...sheet, items: sheet.items.map((item) => (item.id === id ? { ...item, ...draft } : item)) };
}

export function removeItem(sheet: RunSheet, id: number): RunSheet {
  return { ...sheet, items: sheet.items.filter((item) => item.id !== id) };
}

/** Puts an item at a place, counted from 0 and kept within the sheet. */
export function moveItem(sheet: RunSheet, id: number, to: number): RunSheet {
  const moved = sheet.items.find((item) => item.id === id);
  if (!moved) return sheet;
  const others = sheet.items.filter((item) => item !== moved);
  return { ...sheet, items: others.toSpliced(Math.max(0, to), 0, moved) };
}

/** The item so many places after this one; the first where none is shown yet, `undefined` beyond either end. */
export function itemAfter({ items }: RunSheet, id: number | null, by: 1 | -1): SheetItem | undefined {
  const at = items.findIndex((item) => item.id === id);
  return at === -1 ? items[0] : items[at + by];
}
