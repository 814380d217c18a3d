import { useRef, useState } from 'preact/hooks';
import type { Choice, DumpReader } from '#labs/drivers/dump-reader.ts';
import type { TraceStore } from '#labs/drivers/trace-store.ts';
import { LabError } from '#labs/model/errors.ts';
import type { DumpSummary } from '#labs/model/importers/summary.ts';

export type DumpState =
  | { at: 'empty' }
  | { at: 'reading' }
  | { at: 'open'; summary: DumpSummary; choice: Choice | null; isReading: boolean }
  | { at: 'failed'; error: LabError };

export type OpenDump = {
  state: DumpState;
  open: (files: readonly File[]) => Promise<void>;
  choose: (choice: Choice) => Promise<void>;
  close: () => void;
};

/** What was opened, and which part of it is in `store`. */
export function useDump(reader: DumpReader | undefined, store: TraceStore): OpenDump {
  const [state, setState] = useState<DumpState>({ at: 'empty' });
  // Whoever opens, chooses or closes later takes the place of what is still being read.
  const turn = useRef(0);
  const begin = () => {
    const own = (turn.current += 1);
    return () => own === turn.current;
  };
  const fail = (cause: unknown) =>
    setState({
      at: 'failed',
      error: cause instanceof LabError ? cause : new LabError('dump/cut-off', String(cause), { cause }),
    });
  const show = async (summary: DumpSummary, choice: Choice, isLatest: () => boolean) => {
    setState({ at: 'open', summary, choice, isReading: true });
    await reader?.trace(choice, (trace) => isLatest() && store.replace(trace));
    if (isLatest()) setState({ at: 'open', summary, choice, isReading: false });
  };
  return {
    state,
    async open(files) {
      const isLatest = begin();
      setState({ at: 'reading' });
      store.clear();
      try {
        const summary = await reader?.open(files);
        if (!summary || !isLatest()) return;
        const [ends] = summary.ends;
        const first = summary.connections.length > 0 ? ([0] as const) : null;
        const choice = ends ?? first;
        if (choice) await show(summary, choice, isLatest);
        else setState({ at: 'open', summary, choice: null, isReading: false });
      } catch (cause) {
        if (isLatest()) fail(cause);
      }
    },
    async choose(choice) {
      if (state.at !== 'open') return;
      const isLatest = begin();
      store.clear();
      await show(state.summary, choice, isLatest).catch((cause: unknown) => isLatest() && fail(cause));
    },
    close() {
      begin();
      store.clear();
      setState({ at: 'empty' });
    },
  };
}
