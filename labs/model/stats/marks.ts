import type { Step } from '../fold.ts';
import type { ConnectionState, PeerId } from '../vocabulary.ts';

/** Something to be seen on the axis of time: a state of the connection, or a change of the network. `at` is ms since the trace began. */
export type Mark =
  { what: 'state'; peer: PeerId; state: ConnectionState; at: number } | { what: 'network'; peer: PeerId; at: number };

export const noMarks: readonly Mark[] = [];

export const stepMarks: Step<readonly Mark[]> = (marks, event) => {
  const { peer, at } = event;
  switch (event.type) {
    case 'run.started':
      return noMarks;
    case 'connection.changed':
      return [...marks, { what: 'state', peer, state: event.state, at }];
    case 'call.resolved':
      return event.call.startsWith('close#') ? [...marks, { what: 'state', peer, state: 'closed', at }] : marks;
    case 'network.impaired':
      return [...marks, { what: 'network', peer, at }];
    default:
      return marks;
  }
};
