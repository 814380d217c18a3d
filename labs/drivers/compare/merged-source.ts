import type { HeardClocks } from '#labs/model/compare/clock-words.ts';
import { createLiveMerge, type Aligned } from '#labs/model/compare/live-merge.ts';
import type { Trace, TraceEvent } from '#labs/model/trace.ts';
import type { TraceSource, TraceStore } from '../trace-store.ts';

export type MergedSource = TraceSource & {
  /** The other end, or `null` for none. */
  setOther: (other: TraceSource | null) => void;
  /** What the two tabs have said of their clocks. */
  setHeard: (heard: HeardClocks | null) => void;
  aligned: () => Aligned;
  /** Where an event that was shown before stands now; -1 for nowhere. */
  placeOf: (event: TraceEvent) => number;
};

/** So long, in milliseconds, what happens here waits for what happened elsewhere before it; and no two merges are closer. */
const settleMs = 120;

/** Our own trace and that of the other end on one clock, as both grow. Ends with `signal`. */
export function createMergedSource(own: TraceStore, signal: AbortSignal): MergedSource {
  const listeners = new Set<() => void>();
  const live = createLiveMerge();
  let other: TraceSource | null = null;
  let endOther = () => {};
  /** The least by which the other's clock was seen to be behind ours, and of which trace. */
  let arrival: { of: string; ms: number } | null = null;
  let heard: HeardClocks | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let trace: Trace = own.getTrace();

  const run = () => {
    timer = undefined;
    const before = { trace, ...live.aligned() };
    const [ours, theirs] = [own.getTrace(), other?.getTrace() ?? null];
    trace = live.merge(ours, theirs, {
      arrival: arrival?.ms ?? null,
      heard: heard?.own === ours.startedAt && heard.other === theirs?.startedAt ? heard : null,
      until: own.elapsed() - settleMs,
    });
    if (live.isHoldingBack()) request();
    const { alignment, uncertainty } = live.aligned();
    if (trace === before.trace && alignment === before.alignment && uncertainty === before.uncertainty) return;
    for (const listener of [...listeners]) listener();
  };
  const request = () => {
    if (!signal.aborted) timer ??= setTimeout(run, settleMs);
  };
  /** An event that is here now happened before now. */
  const hear = () => {
    const { startedAt, events } = other?.getTrace() ?? own.getTrace();
    const latest = events.at(-1);
    if (latest && own.getTrace().events.length > 0) {
      const ms = own.elapsed() - latest.at;
      arrival = { of: startedAt, ms: arrival?.of === startedAt ? Math.min(arrival.ms, ms) : ms };
    }
    request();
  };
  const ends = [own.subscribe(request)];
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer);
      endOther();
      for (const end of ends) end();
    },
    { once: true },
  );
  return {
    getTrace: () => trace,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    placeOf: live.placeOf,
    setOther(next) {
      endOther();
      other = next;
      arrival = null;
      endOther = next?.subscribe(hear) ?? (() => {});
      request();
    },
    setHeard(next) {
      heard = next;
      request();
    },
    aligned: live.aligned,
  };
}
