import type { Trace } from '../trace.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { Prediction } from './predictions.ts';

/** What the lesson about dumps wants to see. */
export const dumpCheckpoints = {
  'dump-connected': ({ events }) =>
    events.some((event) => event.type === 'connection.changed' && event.state === 'connected')
      ? null
      : 'not-a-connected-dump',
  'dump-stuck': (trace) => (lacksCandidates(trace) ? null : 'not-a-stuck-dump'),
} as const satisfies Readonly<Record<string, Checkpoint>>;

export const dumpPredictions = {
  /** Signaling is done, candidates were found, and ICE never begins: why? */
  'why-stuck': (trace) => (lacksCandidates(trace) ? 'not-relayed' : null),
} as const satisfies Readonly<Record<string, Prediction>>;

/** Descriptions are set and candidates were found, yet nobody was ever given one of the other end. */
function lacksCandidates({ events }: Trace): boolean {
  const has = (matches: (event: Trace['events'][number]) => boolean) => events.some(matches);
  return (
    has((event) => event.type === 'description.applied' && event.side === 'remote') &&
    has((event) => event.type === 'candidate.gathered' && event.candidate !== null) &&
    !has((event) => event.type === 'call.started' && event.method === 'addIceCandidate') &&
    !has((event) => event.type === 'ice-connection.changed' && event.state !== 'closed')
  );
}
