import { useMemo, useState } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import { LabError } from '#labs/model/errors.ts';
import type { Trace } from '#labs/model/trace.ts';

export type Replay = {
  /** The live trace, or the one that was opened. */
  source: TraceSource;
  live: TraceSource;
  /** The trace that was opened, while it is shown. */
  trace: Trace | null;
  error: LabError | null;
  /** One file, or the two files of the two ends of a call, which become one trace. */
  open: (files: readonly Blob[]) => Promise<void>;
  show: (trace: Trace) => void;
  close: () => void;
};

/** Lets a finished trace take the place of the live one, which goes on meanwhile. */
export function useReplay(live: TraceSource): Replay {
  const [trace, setTrace] = useState<Trace | null>(null);
  const [error, setError] = useState<LabError | null>(null);
  const opened = useMemo(() => (trace ? { getTrace: () => trace, subscribe: () => () => {} } : null), [trace]);
  const show = (next: Trace) => {
    setTrace(next);
    setError(null);
  };
  return {
    source: opened ?? live,
    live,
    trace,
    error,
    show,
    async open(files) {
      try {
        show(await readTraces(files));
      } catch (cause) {
        setError(cause instanceof LabError ? cause : new LabError('trace/not-json', String(cause), { cause }));
      }
    },
    close() {
      setTrace(null);
      setError(null);
    },
  };
}

async function readTraces([first, second]: readonly Blob[]): Promise<Trace> {
  const { parseTrace } = await import('#labs/model/codec.ts');
  const one = parseTrace((await first?.text()) ?? '');
  if (!second) return one;
  const { mergeTraces } = await import('#labs/model/merge.ts');
  return mergeTraces(one, parseTrace(await second.text()));
}
