import type { Step } from '../fold.ts';
import type { ConnectionState } from '../vocabulary.ts';

/** Since when the plug is out, and what the caller's connection has made of it; times in ms since the trace began. */
export type Outage = { unpluggedAt: number | null; state: ConnectionState; since: number };

export const noOutage: Outage = { unpluggedAt: null, state: 'new', since: 0 };

export const stepOutage: Step<Outage> = (outage, event) => {
  if (event.type === 'run.started') return noOutage;
  if (event.peer !== 'alice') return outage;
  if (event.type === 'network.impaired') {
    const { isUnplugged } = event.impairment;
    if (isUnplugged === (outage.unpluggedAt !== null)) return outage;
    return { ...outage, unpluggedAt: isUnplugged ? event.at : null };
  }
  if (event.type === 'connection.changed') return { ...outage, state: event.state, since: event.at };
  if (event.type === 'call.resolved' && event.call.startsWith('close#'))
    return { ...outage, state: 'closed', since: event.at };
  return outage;
};
