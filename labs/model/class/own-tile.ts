import { fold } from '../fold.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { Trace } from '../trace.ts';
import { initialCallStates, stepCallStates } from '../views/call-states.ts';
import { machineIds, peers, type PeerId } from '../vocabulary.ts';
import type { WallTile } from './wall-tile.ts';

/** Steps in which it is told how long nothing has happened. */
const quietStepMs = 5_000;

/** The side that is the learner's: the one that has a connection, the caller where both have. */
export function ownSide({ events }: Pick<Trace, 'events'>): PeerId {
  return (
    peers.find((peer) => events.some((event) => event.peer === peer && event.type === 'connection.created')) ?? 'alice'
  );
}

/** All that leaves a learner's page: states and findings, no text of any trace. */
export function tileOf(
  trace: Trace,
  { name, lab, findings, quietMs }: { name: string; lab: string | null; findings: readonly Finding[]; quietMs: number },
): WallTile {
  const { machines } = fold(trace, stepCallStates, initialCallStates)[ownSide(trace)];
  return {
    kind: 'wall',
    name,
    lab,
    events: trace.events.length,
    states: Object.fromEntries(machineIds.map((id) => [id, machines[id].state])),
    findings: findings.filter(({ severity }) => severity === 'problem').map(({ rule }) => rule),
    quietMs: Math.floor(quietMs / quietStepMs) * quietStepMs,
  };
}
