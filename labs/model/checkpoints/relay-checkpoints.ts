import { fold } from '../fold.ts';
import { parseCandidate } from '../sdp/candidate.ts';
import type { Trace } from '../trace.ts';
import { noRestarts, stepRestarts } from '../views/restarts.ts';
import { peers, type PeerId } from '../vocabulary.ts';
import type { Checkpoint } from './checkpoints.ts';

/** What the lessons about STUN, TURN and restarts want to see in a trace. */
export const relayCheckpoints = {
  /** Of a call between two tabs each records its own side, and the other's candidate with it. */
  'relay-selected': (trace) => {
    const seen = peers.filter((peer) =>
      trace.events.some((event) => event.peer === peer && event.type === 'connection.created'),
    );
    return seen.length > 0 && seen.every((peer) => hasRelayedPair(trace, peer)) ? null : 'no-relay-pair';
  },
  'server-candidate': (trace) =>
    trace.events.some((event) => event.type === 'candidate.gathered' && isOfServer(event.candidate))
      ? null
      : 'no-server-candidate',
  'turn-allocated': (trace) => (trace.events.some(({ type }) => type === 'turn.allocated') ? null : 'no-allocation'),
  /** Disconnected and connected again, with no failure and no restart between. */
  healed: (trace) => (peers.some((peer) => hasHealed(trace, peer)) ? null : 'not-healed'),
  'restarted-and-alive': (trace) => {
    const { now, restarts } = fold(trace, stepRestarts, noRestarts);
    if (restarts.length === 0) return 'no-restart';
    const isAlive = restarts.some(({ sides }) =>
      peers.every((peer) => {
        const { before, after, packets, packetsBefore } = sides[peer];
        return after !== null && after.ufrag !== before.ufrag && packets > packetsBefore && now[peer].connections === 1;
      }),
    );
    return isAlive ? null : 'no-media-after-restart';
  },
} as const satisfies Readonly<Record<string, Checkpoint>>;

function isOfServer(candidate: { candidate: string } | null): boolean {
  const type = parseCandidate(candidate?.candidate ?? '')?.type;
  return type === 'srflx' || type === 'relay';
}

function hasRelayedPair({ events }: Trace, own: PeerId): boolean {
  return events.some(
    (event) =>
      event.peer === own &&
      event.type === 'candidate-pair.selected' &&
      [event.local, event.remote].every((line) => line !== null && parseCandidate(line)?.type === 'relay'),
  );
}

function hasHealed({ events }: Trace, peer: PeerId): boolean {
  const states = events.flatMap((event) => (event.peer === peer && event.type === 'connection.changed' ? event : []));
  return states.some(({ state, seq }, index) => {
    const next = states[index + 1];
    if (state !== 'disconnected' || next?.state !== 'connected') return false;
    return !events.slice(seq, next.seq).some((event) => event.type === 'step.started');
  });
}
