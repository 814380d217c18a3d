import type { Step } from '../fold.ts';
import type { ErrorFacts, MediaSourceKind } from '../trace.ts';

/** The last refusal of a source that was not followed by one that opened. */
export type MediaRefusal = { source: MediaSourceKind; error: ErrorFacts } | null;

export const stepMediaRefusal: Step<MediaRefusal> = (refusal, event) => {
  if (event.type === 'media.refused') return { source: event.source, error: event.error };
  return event.type === 'media.requested' ? null : refusal;
};
