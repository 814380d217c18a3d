import { advance } from '../machines/advance.ts';
import { fourMachines } from '../machines/four-machines.ts';
import type { TraceEventOf } from '../trace.ts';
import { move, type PeerStates } from './peer-states.ts';

type Report = TraceEventOf<'ice-gathering.changed' | 'ice-connection.changed' | 'connection.changed'>;

/** The browser says which state one of the three transport machines is in. The model follows, and says so if it may not be. */
export function stepReport(peer: PeerStates, event: Report): PeerStates {
  const machine = event.type === 'ice-gathering.changed' ? 'ice-gathering' : machineOf(event.type);
  const { state } = peer.machines[machine];
  // Two quick changes may both be read after the second one.
  if (event.state === state) return peer;
  const next = advance(fourMachines[machine], state, event.state);
  if (next !== null) return move(peer, machine, next, event.seq);
  return {
    ...move(peer, machine, event.state, event.seq),
    disagreements: [
      ...peer.disagreements,
      { kind: 'unexpected-report', seq: event.seq, peer: event.peer, machine, state, reported: event.state },
    ],
  };
}

function machineOf(type: 'ice-connection.changed' | 'connection.changed'): 'ice-connection' | 'connection' {
  return type === 'ice-connection.changed' ? 'ice-connection' : 'connection';
}
