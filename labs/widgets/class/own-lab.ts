import type { Trace } from '#labs/model/trace.ts';

/** The lab of a page in a frame of ours, by the handle that every page with a lab has; `null` while there is none. */
export function labInFrame(frame: HTMLIFrameElement | null): { name: string; trace: Trace } | null {
  try {
    const handle = frame?.contentWindow?.icebreaker;
    const [name] = handle?.labs() ?? [];
    if (!handle || name === undefined) return null;
    return { name, trace: handle.lab(name).trace() };
  } catch {
    // It has gone to a page of somebody else, of which nothing can be read.
    return null;
  }
}
