import type { Finding } from '#labs/model/diagnosis/finding.ts';
import { tileOf } from '#labs/model/class/own-tile.ts';
import type { WallTile } from '#labs/model/class/wall-tile.ts';
import { emptyTrace, type Trace } from '#labs/model/trace.ts';
import { labInFrame } from './own-lab.ts';

type Parts = {
  frame: () => HTMLIFrameElement | null;
  name: string;
  /** What is to run, while it is not there yet; `null` while none is open. */
  lab: () => string | null;
};

const nothing = emptyTrace('1970-01-01T00:00:00.000Z', '');
/** What is missing shows only with time; the slowest of a browser's clocks is over after this. */
const longestClockMs = 60_000;
const lookAgainMs = 4_000;

/** Makes the tile of the lab in the frame as it is when it is asked for. Looks for findings only while there may be new ones. */
export function createOwnTile({ frame, name, lab }: Parts): () => Promise<WallTile> {
  let seen: { trace: Trace; at: number } = { trace: nothing, at: performance.now() };
  let looked: { trace: Trace; at: number; findings: readonly Finding[] } | null = null;
  return async () => {
    const found = labInFrame(frame());
    const trace = found?.trace ?? nothing;
    const now = performance.now();
    const open = found?.name ?? lab();
    // Nobody is stuck who has not begun.
    const isNew =
      open === null || trace.events.length !== seen.trace.events.length || trace.startedAt !== seen.trace.startedAt;
    if (isNew) seen = { trace, at: now };
    const quietMs = now - seen.at;
    const isDue = looked?.trace !== seen.trace || (quietMs < longestClockMs && now - looked.at > lookAgainMs);
    if (trace.events.length === 0) looked = null;
    else if (isDue) {
      const { diagnose } = await import('#labs/model/diagnosis/diagnose.ts');
      looked = { trace: seen.trace, at: now, findings: diagnose(trace, (trace.events.at(-1)?.at ?? 0) + quietMs) };
    }
    return tileOf(trace, { name, lab: open, findings: looked?.findings ?? [], quietMs });
  };
}
