import { useEffect, useState } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { Trace } from '#labs/model/trace.ts';
import { findLab, onLab } from '../registry.ts';
import { emptySource, useTrace } from './use-trace.ts';

/** The trace of another lab on this page, empty until that lab is awake. */
export function useLabTrace(name: string): Trace {
  const [source, setSource] = useState<TraceSource>(emptySource);
  useEffect(() => {
    const look = () => setSource(findLab(name)?.source ?? emptySource);
    look();
    return onLab(look);
  }, [name]);
  return useTrace(source);
}
