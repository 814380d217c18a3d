import type { ChannelEnd } from '#labs/model/data/channels.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import type { Heard } from './data-session.ts';

/** The live ends of the channels of one call, whoever has made them. */
export type ChannelEnds = {
  /** An end that the other side has made. */
  add: (peer: PeerId, channel: RTCDataChannel) => void;
  /** From now on each channel made on this connection is known. */
  watch: (peer: PeerId, connection: RTCPeerConnection) => void;
  /** What comes on channels of this label is told. */
  listenTo: (label: string) => void;
  has: (label: string) => boolean;
  find: (peer: PeerId, end: Pick<ChannelEnd, 'label' | 'id'>) => RTCDataChannel | null;
};

export function createChannelEnds(onHeard: (heard: Heard) => void, signal: AbortSignal): ChannelEnds {
  const known: Readonly<Record<PeerId, RTCDataChannel[]>> = { alice: [], bob: [] };
  const talked = new Set<string>();
  const add = (peer: PeerId, channel: RTCDataChannel) => {
    const { label } = channel;
    known[peer].push(channel);
    if (talked.has(label))
      channel.addEventListener('message', ({ data }) => onHeard({ peer, label, data }), { signal });
  };
  return {
    add,
    watch(peer, connection) {
      const make = connection.createDataChannel.bind(connection);
      connection.createDataChannel = (...given) => {
        const channel = make(...given);
        add(peer, channel);
        return channel;
      };
    },
    listenTo: (label) => void talked.add(label),
    has: (label) => known.alice.some((channel) => channel.label === label),
    // Ids of closed channels are used again.
    find: (peer, { label, id }) =>
      known[peer].findLast((channel) => channel.label === label && channel.id === id) ?? null,
  };
}
