import { useEffect, useRef, useState } from 'preact/hooks';
import type { DataCall } from '#labs/drivers/data/data-call.ts';
import { startFlood, type Flood } from '#labs/drivers/data/flood-call.ts';
import type { FloodPlan } from '#labs/model/data/flood-plan.ts';
import type { Gauge } from './gauge.ts';

/** Figures are written anew so often, in milliseconds; faster nobody reads. */
const figuresMs = 250;

/** The flood of this call, and its figures now and then. The next one takes its place; it ends with the call. */
export function useFlood(call: DataCall | null, gauge: Gauge) {
  const [flood, setFlood] = useState<Flood | null>(null);
  const [, setTime] = useState(0);
  const last = useRef({ at: 0, phase: '' });
  useEffect(() => {
    // What was seen stays, for as long as there is no other call.
    if (call) setFlood(null);
  }, [call]);
  const phase = flood?.phase() ?? null;
  return {
    flood,
    phase,
    isRunning: phase !== null && phase !== 'over',
    async start(plan: FloodPlan): Promise<void> {
      if (!call) return;
      const begun = startFlood(call, plan, () => {
        gauge.wake();
        const [now, current] = [performance.now(), begun.phase()];
        if (now - last.current.at < figuresMs && current === last.current.phase) return;
        last.current = { at: now, phase: current };
        setTime(now);
      });
      setFlood(begun);
      try {
        await begun.done;
      } catch (cause) {
        if (!call.signal.aborted) throw cause;
      }
    },
  };
}
