import { useEffect } from 'preact/hooks';
import { keepRun } from '#labs/drivers/kept-runs.ts';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { Trace } from '#labs/model/trace.ts';

/** Fewer are no run worth coming back to. */
const fewest = 5;
/** Storing more would hold the page up. */
const most = 20_000;

/** Keeps a run on this device when its trace is cleared away, or the page is left. Where storage is blocked nothing is kept. */
export function useKeptRuns(lab: string, live: TraceSource): void {
  useEffect(() => {
    let last = live.getTrace();
    const keep = (trace: Trace) => void keepNow(lab, trace);
    const end = live.subscribe(() => {
      const next = live.getTrace();
      if (next.startedAt !== last.startedAt) keep(last);
      last = next;
    });
    const hide = () => {
      if (document.hidden) keep(live.getTrace());
    };
    document.addEventListener('visibilitychange', hide);
    return () => {
      end();
      document.removeEventListener('visibilitychange', hide);
      keep(live.getTrace());
    };
  }, [lab, live]);
}

/** Resolves once the run is kept, or is not worth it or not possible. */
export async function keepNow(lab: string, trace: Trace): Promise<void> {
  if (trace.events.length < fewest || trace.events.length > most) return;
  try {
    await keepRun(lab, trace);
  } catch {
    // Blocked or full: whoever asks for the runs is told so.
  }
}
