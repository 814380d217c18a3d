import { useMemo, useState } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import { LabError } from '#labs/model/errors.ts';
import type { Trace, TraceEvent } from '#labs/model/trace.ts';
import { usePlace, type Place } from '../place.ts';
import { emptySource, useFold } from './use-trace.ts';

export type Replay = {
  /** The live trace, or the one that was opened. */
  source: TraceSource;
  live: TraceSource;
  /** The trace that was opened, or is followed, while it is shown. */
  trace: Trace | null;
  /** It goes on elsewhere, and was not opened by hand. */
  isFollowed: boolean;
  /** What is around the lab on this page. */
  place: Place | null;
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
  const place = usePlace();
  const followed = place?.followed ?? null;
  // A followed trace grows with no redrawing from here; but whose it is, the lab has to know.
  useFold(followed ?? emptySource, stepPeers, '');
  const opened = useMemo(() => (trace ? { getTrace: () => trace, subscribe: () => () => {} } : null), [trace]);
  const show = (next: Trace) => {
    setTrace(next);
    setError(null);
  };
  return {
    source: opened ?? followed ?? live,
    live,
    trace: trace ?? followed?.getTrace() ?? null,
    isFollowed: trace === null && followed !== null,
    place,
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

/** Who has said something, in the order in which they began. */
function stepPeers(peers: string, { peer }: TraceEvent): string {
  return peers.includes(peer) ? peers : peers + peer;
}

async function readTraces([first, second]: readonly Blob[]): Promise<Trace> {
  const { parseTrace } = await import('#labs/model/codec.ts');
  const one = parseTrace((await first?.text()) ?? '');
  if (!second) return one;
  const { mergeTraces } = await import('#labs/model/merge.ts');
  return mergeTraces(one, parseTrace(await second.text()));
}
