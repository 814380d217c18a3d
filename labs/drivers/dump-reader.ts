import { createFrameSchedule } from './frame-schedule.ts';
import { LabError, type LabErrorCode } from '#labs/model/errors.ts';
import type { Json } from '#labs/model/json.ts';
import type { DumpSummary, SeriesName } from '#labs/model/importers/summary.ts';
import type { Trace, TraceEvent } from '#labs/model/trace.ts';

/** One connection, or the two ends of a call, caller first; indexes into the connections of the summary. */
export type Choice = readonly [number] | readonly [number, number];

type Ask =
  | { ask: 'open'; files: readonly File[] }
  | { ask: 'trace'; choice: Choice; from: number }
  | { ask: 'names'; connection: number }
  | { ask: 'values'; connection: number; name: SeriesName };
export type Question = Ask & { id: number };

export type Answer =
  | { kind: 'summary'; summary: DumpSummary }
  | { kind: 'events'; trace: Omit<Trace, 'events'>; events: readonly TraceEvent[]; isLast: boolean }
  | { kind: 'names'; names: readonly SeriesName[] }
  | { kind: 'values'; values: readonly Json[] }
  | { kind: 'failed'; code: LabErrorCode; details: Readonly<Record<string, string | number>>; message: string };

export type DumpReader = {
  /** @throws {LabError} `dump/…` where a file cannot be read */
  open: (files: readonly File[]) => Promise<DumpSummary>;
  /**
   * Hands over the trace as it grows, a part at a time, and resolves with the whole. A later call takes the place of an
   * earlier one, which then never resolves.
   *
   * @throws {LabError} `merge/…` where two ends do not fit
   */
  trace: (choice: Choice, onPart: (trace: Trace) => void) => Promise<Trace>;
  names: (connection: number) => Promise<readonly SeriesName[]>;
  values: (connection: number, name: SeriesName) => Promise<readonly Json[]>;
};

type Waiting = { onAnswer: (answer: Answer) => void; onFailure: (cause: unknown) => void };

/** Reads dumps in a worker, which ends when `signal` aborts. Nothing of them leaves the device. */
export function createDumpReader(signal: AbortSignal): DumpReader {
  let worker: Worker | null = null;
  let latest = 0;
  let latestTrace = 0;
  const waiting = new Map<number, Waiting>();
  const begin = (): Worker => {
    const begun = new Worker(new URL('./dump-worker.ts', import.meta.url), { type: 'module' });
    begun.addEventListener('message', ({ data }: MessageEvent<Answer & { id: number }>) => {
      const who = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.kind !== 'failed') return who?.onAnswer(data);
      who?.onFailure(new LabError(data.code, data.message, { details: data.details }));
    });
    // It could not be fetched, or ran out of memory.
    begun.addEventListener('error', () => {
      for (const { onFailure } of waiting.values()) onFailure(new LabError('dump/cut-off', 'The reader has ended.'));
      waiting.clear();
      begun.terminate();
      worker = null;
    });
    return begun;
  };
  // It is there when the first file comes.
  worker = begin();
  signal.addEventListener('abort', () => worker?.terminate(), { once: true });

  const ask = (question: Ask) =>
    new Promise<Answer>((resolve, reject) => {
      if (signal.aborted) return;
      worker ??= begin();
      const id = (latest += 1);
      waiting.set(id, { onAnswer: resolve, onFailure: reject });
      worker.postMessage({ ...question, id });
    });
  const once = async <K extends Answer['kind']>(kind: K, question: Ask) => {
    const answer = await ask(question);
    if (answer.kind !== kind) throw new TypeError(`Expected ${kind}, got ${answer.kind}.`);
    return answer as Extract<Answer, { kind: K }>;
  };

  return {
    open: async (files) => (await once('summary', { ask: 'open', files })).summary,
    async trace(choice, onPart) {
      const turn = (latestTrace += 1);
      const events: TraceEvent[] = [];
      let asked = once('events', { ask: 'trace', choice, from: 0 });
      for (;;) {
        const answer = await asked;
        // Somebody has asked for another one meanwhile.
        if (turn !== latestTrace) return new Promise(() => {});
        events.push(...answer.events);
        const trace = { ...answer.trace, events: [...events] };
        onPart(trace);
        if (answer.isLast) return trace;
        // The next part is made while this one is drawn.
        asked = once('events', { ask: 'trace', choice, from: events.length });
        await new Promise<void>((resolve) => createFrameSchedule(resolve).request());
      }
    },
    names: async (connection) => (await once('names', { ask: 'names', connection })).names,
    values: async (connection, name) => (await once('values', { ask: 'values', connection, name })).values,
  };
}
