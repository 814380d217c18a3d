import { useEffect } from 'preact/hooks';
import type { TraceStore } from '#labs/drivers/trace-store.ts';
import { registerLab, type LabHandle } from '../registry.ts';

type Session = { store: TraceStore; reset: () => void; hangUp: () => void };

/** Makes a lab known whose calls nobody stops; `acts` says what of its session is to run, and which thing is the next. */
export function useRegisteredLab<S extends Session>(
  name: string,
  session: S | undefined,
  acts: (session: S) => Pick<LabHandle, 'run' | 'step'>,
): void {
  useEffect(() => {
    if (!session) return;
    const { store, reset, hangUp } = session;
    return registerLab({ name, source: store, isPaused: () => false, reset, hangUp, ...acts(session) });
  }, [session]);
}
