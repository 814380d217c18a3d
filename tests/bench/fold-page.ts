import { createHistory } from '#labs/model/fold.ts';
import type { Trace } from '#labs/model/trace.ts';
import { initialCallStates, stepCallStates } from '#labs/model/views/call-states.ts';
import { noSequence, sequenceOf, stepSequence } from '#labs/model/views/sequence.ts';
import { noTimeline, stepTimeline, timelineOf } from '#labs/model/views/timeline.ts';
import { buildTrace, type Fact } from '../support/build-trace.ts';
import { hangUp, healthyCall } from '../unit/model/healthy-call.ts';

// The part of the benchmark `fold` that runs in the page.

const rounds = 5;
const walk = 200;

export function measure(count: number) {
  const trace = longTrace(count);
  const machines: number[] = [];
  const views: number[] = [];
  let [states, ladder, line] = histories();
  for (let round = 0; round < rounds; round += 1) {
    [states, ladder, line] = histories();
    machines.push(timed(() => states(trace)));
    views.push(timed(() => [ladder(trace), line(trace)]));
  }
  const moments: number[] = [];
  const drawings: number[] = [];
  for (let place = 0; place < walk; place += 1) {
    const moment = Math.floor((count * place) / walk);
    // A single look-up is shorter than the clock can tell.
    moments.push(timed(() => Array.from({ length: 1000 }, (_, index) => states(trace, moment - index))) / 1000);
    drawings.push(timed(() => [timelineOf(line(trace, moment)), sequenceOf(ladder(trace, moment))]));
  }
  return { machines, views, moments, drawings };
}

function histories() {
  return [
    createHistory(stepCallStates, initialCallStates),
    createHistory(stepSequence, noSequence),
    createHistory(stepTimeline, noTimeline),
  ] as const;
}

function timed(run: () => unknown): number {
  const begin = performance.now();
  run();
  return performance.now() - begin;
}

/** One call after another, each hung up, with a sample of statistics after each. */
function longTrace(count: number): Trace {
  const facts: Fact[] = [];
  while (facts.length < count) {
    facts.push(...healthyCall, { type: 'stats.sampled', reports: [{ id: 'T', type: 'transport' }] }, ...hangUp);
  }
  return buildTrace(...facts.slice(0, count));
}
