import { sheetBounds } from './run-sheet.ts';
import { searchPattern } from './sheet-text.ts';

/** Where a lab stands on its own, in which of our pages ever. */
const labPath = /^\/(?:ko\/)?(?:labs|embed|present)\/([a-z][a-z\d-]*)\/?$/;

/**
 * The lab an address leads to, and what it says of it, as a person copies it from the address bar: of this site or of another
 * copy of it. `null` for an address that leads to no lab.
 */
export function parseLabLink(written: string, labs: readonly string[]): { lab: string; search: string } | null {
  const [, path = '', query = ''] =
    /^(?:https?:\/\/[^/?#]+)?(\/[^?#]*)(?:\?([^#]*))?(?:#.*)?$/.exec(written.trim()) ?? [];
  const lab = labPath.exec(path)?.[1];
  if (lab === undefined || !labs.includes(lab)) return null;
  return query.length <= sheetBounds.search && searchPattern.test(query) ? { lab, search: query } : null;
}
