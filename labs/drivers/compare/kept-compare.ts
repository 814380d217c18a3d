const key = 'icebreaker.compare';
/** Is there while the page that comes next is to compare: the lab looks for it before it has fetched any of this. */
const wish = 'icebreaker.both';

/** What a tab keeps for the page that a reload brings: the token of its topic, and that the person there shares nothing. */
export type KeptCompare = { room: string; token: string | null; isDeclined: boolean };

/** Taken out as it is read, so that a duplicated tab does not publish in the place of the first. `null` for another room. */
export function takeKeptCompare(room: string): KeptCompare | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as KeptCompare | null;
    sessionStorage.removeItem(key);
    sessionStorage.removeItem(wish);
    return kept?.room === room ? kept : null;
  } catch {
    return null;
  }
}

export function keepCompare(kept: KeptCompare, isComparing: boolean): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
    if (isComparing) sessionStorage.setItem(wish, '');
  } catch {
    // Storage is blocked: after a reload the other tab is told another topic.
  }
}
