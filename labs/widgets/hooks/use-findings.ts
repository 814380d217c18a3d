import { useEffect, useState } from 'preact/hooks';
import type { Finding } from '#labs/model/diagnosis/finding.ts';
import type { Moment } from './moment.ts';
import type { Rush } from '../rush.ts';

/** How often what is missing is looked for, as long as the browsers' own clocks run. */
const everyMs = 1000;
/** The slowest of those clocks: gathering at a dead server. */
const longestClockMs = 60_000;
/** Soon, but not while the call is being made. */
const calmMs = 250;

const none: readonly Finding[] = [];

/**
 * What is wrong at the moment that is shown, the most likely root cause first. Looked for once the trace is calm. While a
 * person has stopped the call (`isPaused`) no time passes: what is still to come is not missing.
 */
export function useFindings(moment: Moment, rush: Rush, isPaused: boolean): readonly Finding[] {
  const [found, setFound] = useState(none);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let seen = { trace: moment.source.getTrace(), at: performance.now() };
    const examine = async () => {
      timer = undefined;
      const trace = moment.source.getTrace();
      if (trace.events.length === 0) return setFound(none);
      if (rush.isOn()) return wait(calmMs);
      const { diagnose } = await import('#labs/model/diagnosis/diagnose.ts');
      if (isOver) return;
      const quiet = performance.now() - seen.at;
      const isLive = moment.count() === null && !isPaused;
      const now = (trace.events.at(-1)?.at ?? 0) + (isLive ? quiet : 0);
      const next = diagnose(trace, now);
      setFound((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
      if (isLive && quiet < longestClockMs) wait(everyMs);
    };
    const wait = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => void examine(), ms);
    };
    const look = () => {
      const trace = moment.source.getTrace();
      if (trace === seen.trace) return;
      seen = { trace, at: performance.now() };
      // One look for many changes; in the past, once the hand that leads through it has stopped.
      if (timer === undefined || moment.count() !== null || trace.events.length === 0) wait(calmMs);
    };
    const end = moment.source.subscribe(look);
    wait(calmMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
      end();
    };
  }, [moment, rush, isPaused]);
  return found;
}
