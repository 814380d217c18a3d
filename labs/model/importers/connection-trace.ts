import { mergeTraces } from '../merge.ts';
import type { Description, Trace, TraceEvent } from '../trace.ts';
import type { PeerId } from '../vocabulary.ts';
import type { DumpConnection } from './dump.ts';
import { samplesOf } from './dump-samples.ts';
import { inferMessages } from './infer-messages.ts';

/** Everything a dump tells of one connection, statistics included, as a trace of one peer. */
export function connectionTrace(connection: DumpConnection, peer: PeerId = 'alice'): Trace {
  const { trace, startedAt } = connection;
  const samples = samplesOf(connection);
  const start = startedAt ?? samples[0]?.at ?? 0;
  const sampled = samples.map(({ at, reports }) => ({ type: 'stats.sampled', at: Math.max(0, at - start), reports }));
  const events = [...trace.events, ...sampled].toSorted((one, other) => one.at - other.at);
  return { ...trace, events: events.map((event, seq) => ({ ...event, seq, peer }) as TraceEvent) };
}

/**
 * Pairs of connections, by index, that are the two ends of one call: each has set as its own what the other has set as
 * remote. The one that offered first comes first.
 *
 * @see RFC 8839, section 5.4 (`ice-ufrag`)
 */
export function findEnds(connections: readonly DumpConnection[]): readonly (readonly [number, number])[] {
  const ends = connections.map(({ trace }) => ({ local: ufrags(trace, 'local'), remote: ufrags(trace, 'remote') }));
  const taken = new Set<number>();
  return ends.flatMap((one, index): (readonly [number, number])[] => {
    const partner = ends.findIndex(
      (other, at) =>
        at > index && !taken.has(at) && overlap(one.local, other.remote) && overlap(other.local, one.remote),
    );
    if (partner < 0 || taken.has(index)) return [];
    taken.add(index).add(partner);
    return [hasOffered(connections[index]) ? [index, partner] : [partner, index]];
  });
}

/**
 * Both ends of a call as one trace. The messages between them stand in neither dump: they follow from what one end has set
 * as local and the other as remote.
 *
 * @param sameClock both are of one machine, so that their times can be compared
 * @throws {LabError} `merge/contradictory`, `merge/nothing-in-common` as `mergeTraces`
 */
export function joinEnds(caller: DumpConnection, callee: DumpConnection, sameClock: boolean): Trace {
  const [alice, bob] = inferMessages(connectionTrace(caller, 'alice'), connectionTrace(callee, 'bob'));
  const ahead = (callee.startedAt ?? 0) - (caller.startedAt ?? 0);
  const isRough = caller.isRough || callee.isRough;
  return mergeTraces(alice, bob, sameClock ? { ahead } : isRough ? { driftMs: 2000 } : {});
}

function hasOffered(connection: DumpConnection | undefined): boolean {
  const first = connection?.trace.events.find((event) => event.type === 'description.applied');
  return first?.type === 'description.applied' && (first.side === 'local') === (first.description.type === 'offer');
}

function ufrags({ events }: Trace, side: 'local' | 'remote'): ReadonlySet<string> {
  return new Set(
    events.flatMap((event) =>
      event.type === 'description.applied' && event.side === side ? ufragsOf(event.description) : [],
    ),
  );
}

function ufragsOf({ sdp }: Description): readonly string[] {
  return [...sdp.matchAll(/^a=ice-ufrag:(\S+)/gm)].map(([, ufrag = '']) => ufrag);
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((each) => other.has(each));
}
