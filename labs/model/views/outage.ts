import type { Step } from '../fold.ts';
import type { ConnectionState } from '../vocabulary.ts';

/** Since when the plug is out, and what the caller's connection has made of it; times in ms since the trace began. */
export type Outage = {
  unpluggedAt: number | null;
  state: ConnectionState;
  since: number;
  /** ICE has found a way; DTLS may still be under way. */
  hasWay: boolean;
  /** The TURN server this call goes through is gone, and will not know the call when it comes back. */
  isServerGone: boolean;
};

export const noOutage: Outage = {
  unpluggedAt: null,
  state: 'new',
  since: 0,
  hasWay: false,
  isServerGone: false,
};

export const stepOutage: Step<Outage> = (outage, event) => {
  if (event.type === 'run.started') return noOutage;
  // Of either side: the call needs both.
  if (event.type === 'turn.unlinked' && outage.state !== 'closed') return { ...outage, isServerGone: true };
  if (event.peer !== 'alice') return outage;
  if (event.type === 'network.impaired') {
    const { isUnplugged } = event.impairment;
    if (isUnplugged === (outage.unpluggedAt !== null)) return outage;
    return { ...outage, unpluggedAt: isUnplugged ? event.at : null };
  }
  if (event.type === 'ice-connection.changed')
    return { ...outage, hasWay: event.state === 'connected' || event.state === 'completed' };
  if (event.type === 'connection.changed') return { ...outage, state: event.state, since: event.at };
  if (event.type === 'call.resolved' && event.call.startsWith('close#'))
    return { ...outage, state: 'closed', since: event.at };
  return outage;
};
