import { useEffect, useState } from 'preact/hooks';
import type { Finding } from '#labs/model/diagnosis/finding.ts';
import type { Trace, TraceEvent } from '#labs/model/trace.ts';
import type { Moment } from './moment.ts';
import type { Rush } from '../rush.ts';

/** How often what is missing is looked for, as long as the browsers' own clocks run. */
const everyMs = 1000;
/** The slowest of those clocks: gathering at a dead server. */
const longestClockMs = 60_000;
/** Soon, but not while the call is being made. */
const calmMs = 250;

/** In the past also what is found only later in the whole trace, so that a finding outlives a look at its evidence. */
export type Findings = { now: readonly Finding[]; later: readonly Finding[] };

const none: Findings = { now: [], later: [] };

/**
 * What is wrong at the moment that is shown, the most likely root cause first. Looked for once the trace is calm. While a
 * person has stopped the call (`isPaused`) no time passes: what is still to come is not missing.
 */
export function useFindings(moment: Moment, rush: Rush, isPaused: boolean): Findings {
  const [found, setFound] = useState(none);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let live: { first: TraceEvent | undefined; now: number } = { first: undefined, now: 0 };
    let seen = { trace: moment.source.getTrace(), at: performance.now() };
    const examine = async () => {
      timer = undefined;
      const trace = moment.source.getTrace();
      if (moment.whole.getTrace().events.length === 0) return setFound(none);
      if (rush.isOn()) return wait(calmMs);
      const { diagnose } = await import('#labs/model/diagnosis/diagnose.ts');
      if (isOver) return;
      const quiet = performance.now() - seen.at;
      const isPast = moment.count() !== null;
      const isLive = !isPast && !isPaused;
      const now = endOf(trace) + (isLive ? quiet : 0);
      if (!isPast) live = { first: trace.events[0], now };
      const found = diagnose(trace, now);
      const next: Findings = { now: found, later: [] };
      if (isPast) {
        const whole = moment.whole.getTrace();
        // As long as it was looked at live, if it is the same run.
        const until = live.first === whole.events[0] ? Math.max(live.now, endOf(whole)) : endOf(whole);
        const isNew = ({ rule, peer }: Finding) => !found.some((each) => each.rule === rule && each.peer === peer);
        next.later = diagnose(whole, until).filter(isNew);
      }
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

function endOf({ events }: Trace): number {
  return events.at(-1)?.at ?? 0;
}
