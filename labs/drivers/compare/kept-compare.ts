const key = 'icebreaker.compare';

/** What a tab keeps for the page that a reload brings: the token of its topic, and whether it compares. */
export type KeptCompare = { room: string; token: string | null; isComparing: boolean };

/** Taken out as it is read, so that a duplicated tab does not publish in the place of the first. `null` for another room. */
export function takeKeptCompare(room: string): KeptCompare | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as KeptCompare | null;
    sessionStorage.removeItem(key);
    return kept?.room === room ? kept : null;
  } catch {
    return null;
  }
}

export function keepCompare(kept: KeptCompare): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Storage is blocked: after a reload the other tab is told another topic.
  }
}
