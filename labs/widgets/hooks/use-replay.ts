import { useState } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import { LabError } from '#labs/model/errors.ts';
import type { Trace } from '#labs/model/trace.ts';

export type Replay = {
  /** The live trace, or the one from a file. */
  source: TraceSource;
  /** The trace from a file, while it is shown. */
  trace: Trace | null;
  error: LabError | null;
  open: (file: Blob) => Promise<void>;
  close: () => void;
};

/** Lets a finished trace take the place of the live one, which goes on meanwhile. */
export function useReplay(live: TraceSource): Replay {
  const [trace, setTrace] = useState<Trace | null>(null);
  const [source, setSource] = useState<TraceSource | null>(null);
  const [error, setError] = useState<LabError | null>(null);
  return {
    source: source ?? live,
    trace,
    error,
    async open(file) {
      try {
        const { parseTrace } = await import('#labs/model/codec.ts');
        const opened = parseTrace(await file.text());
        setTrace(opened);
        setSource({ getTrace: () => opened, subscribe: () => () => {} });
        setError(null);
      } catch (cause) {
        setError(cause instanceof LabError ? cause : new LabError('trace/not-json', String(cause), { cause }));
      }
    },
    close() {
      setTrace(null);
      setSource(null);
      setError(null);
    },
  };
}
