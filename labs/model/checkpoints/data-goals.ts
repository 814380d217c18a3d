import { noChannels, pairEnds, stepChannels, type ChannelEnd } from '../data/channels.ts';
import { floodKindOf, isReliable } from '../data/flood-plan.ts';
import { fold } from '../fold.ts';
import type { FloodFigures, Trace, TraceEventOf } from '../trace.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { Prediction } from './predictions.ts';

/** Milliseconds in which a channel of a connection that is up opens, if it opens at all. */
const opensWithin = 3000;

/** What the lessons with the data lab want to see. */
export const dataCheckpoints = {
  /** A channel is open at both of its ends, or was. */
  'channel-opened': (trace) =>
    pairsOf(trace).some(({ alice, bob }) => wasOpen(alice) && wasOpen(bob)) ? null : 'no-open-channel',
  /** A channel that is not what a plain `createDataChannel(label)` makes: its end is open. */
  'unreliable-opened': (trace) =>
    pairsOf(trace).some(({ alice, bob }) => [alice, bob].every((end) => wasOpen(end) && isUnreliable(end)))
      ? null
      : 'no-unreliable-channel',
  /** Under the same load an unreliable channel has lost something, and a reliable one nothing. */
  'loss-where-allowed': (trace) => {
    const floods = trace.events.filter((event) => event.type === 'flood.reported');
    if (floods.length === 0) return 'no-flood';
    return floods.some(({ isOver, channels }) => isOver && hasUnequalLoss(channels)) ? null : 'no-unequal-loss';
  },
  /** The browser would not make a channel, because its options contradict each other or the id is missing or taken. */
  'channel-refused': (trace) =>
    trace.events.some((event) => event.type === 'call.rejected' && event.call.startsWith('createDataChannel#'))
      ? null
      : 'no-refused-channel',
  /** One side closed a channel, and the other heard of it. */
  'channel-closed': (trace) =>
    pairsOf(trace).some(({ alice, bob }) =>
      [alice, bob].every((end) => end?.state === 'closed' && end.visited.includes('closing')),
    )
      ? null
      : 'no-closed-channel',
} as const satisfies Readonly<Record<string, Checkpoint>>;

export const dataPredictions = {
  /** Both sides agree on a channel, and write different ids: which ends open? */
  'ids-that-differ': (trace, now) => {
    const ends = fold(trace, stepChannels, noChannels);
    const isAgreed = (end: ChannelEnd) => end.options?.negotiated === true;
    for (const alice of ends.alice.filter(isAgreed)) {
      const bob = ends.bob.find((end) => isAgreed(end) && end.label === alice.label && end.id !== alice.id);
      if (!bob) continue;
      const opened = [alice, bob].filter(wasOpen).length;
      if (opened === 2) return 'both';
      const up = trace.events.findLast((event) => event.type === 'connection.changed' && event.state === 'connected');
      if (up && now - up.at > opensWithin) return opened === 1 ? 'one' : 'none';
    }
    return null;
  },
  /** `send()` has thrown because the buffer is full: what becomes of the channel? */
  'full-buffer': (trace) => {
    const full = trace.events.find(
      (event): event is TraceEventOf<'data.refused'> =>
        event.type === 'data.refused' && event.error.name === 'OperationError',
    );
    if (!full) return null;
    for (const event of trace.events.slice(full.seq + 1)) {
      if (!('channel' in event) || typeof event.channel === 'number') continue;
      if (event.peer !== full.peer || event.channel.label !== full.channel.label) continue;
      if (event.type === 'data.sent') return 'goes-on';
      // Closed by hand it shows nothing.
      if (event.type === 'data-channel.closing') return null;
      if (event.type === 'data-channel.closed' || event.type === 'data-channel.failed') return 'closes';
    }
    return null;
  },
} as const satisfies Readonly<Record<string, Prediction>>;

function pairsOf(trace: Pick<Trace, 'events'>) {
  return pairEnds(fold(trace, stepChannels, noChannels));
}

function wasOpen(end: ChannelEnd | null): boolean {
  return end?.visited.includes('open') ?? false;
}

function isUnreliable(end: ChannelEnd | null): boolean {
  const { maxRetransmits = null, maxPacketLifeTime = null } = end?.options ?? {};
  return maxRetransmits !== null || maxPacketLifeTime !== null;
}

function hasUnequalLoss(channels: readonly FloodFigures[]): boolean {
  const ofKind = (isWanted: boolean) =>
    channels.filter(({ label }) => {
      const kind = floodKindOf(label);
      return kind !== null && isReliable(kind) === isWanted;
    });
  return (
    ofKind(false).some(({ lost }) => lost > 0) &&
    ofKind(true).some(({ sent, delivered }) => sent > 0 && sent === delivered)
  );
}
