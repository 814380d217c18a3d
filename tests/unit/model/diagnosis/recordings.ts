import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseTrace } from '#labs/model/codec.ts';
import type { Trace } from '#labs/model/trace.ts';

export type Browser = 'chromium' | 'firefox';
/** A run that was recorded in a real browser, named by its fault or, where it has none, by what was done. */
export type Recording = { browser: Browser; name: string; trace: Trace };

const folder = fileURLToPath(new URL('../../../fixtures/traces', import.meta.url));

/** Every recorded run of this browser. */
export function recordingsOf(browser: Browser): readonly Recording[] {
  return readdirSync(join(folder, browser))
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      browser,
      name: file.slice(0, -'.json'.length),
      trace: parseTrace(readFileSync(join(folder, browser, file), 'utf8')),
    }));
}

/** When the recording ended: nothing is known of later. */
export function endOf({ events }: Pick<Trace, 'events'>): number {
  return events.at(-1)?.at ?? 0;
}

/** The first `count` events. */
export function cut(trace: Trace, count: number): Trace {
  return { ...trace, events: trace.events.slice(0, count) };
}
