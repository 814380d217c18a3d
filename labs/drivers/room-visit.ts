import type { MediaConnection, Peer } from 'peerjs';
import type { Aside } from '#labs/model/compare/aside.ts';
import { LabError } from '#labs/model/errors.ts';
import type { Json } from '#labs/model/json.ts';
import type { SignalingMessage } from '#labs/model/trace.ts';
import type { ChannelFault } from '#labs/model/scenarios/channel-faults.ts';
import type { RoomMessage, Seat } from '#labs/model/wire.ts';
import { requestSeat } from './room-api.ts';
import { keepSeat, takeKeptSeat } from './seat-memory.ts';
import { createChannel, type SignalingChannel } from './signaling/channel.ts';
import { createFaultyCarrier } from './signaling/faulty-carrier.ts';
import { connectPeerServer } from './signaling/peer-server.ts';
import type { RecordFact, TraceStore } from './trace-store.ts';
import type { Incoming } from './two-tab-call.ts';

/** A tab in a room: its seat, its place on the signaling server and its way to the other tab. */
export type RoomVisit = {
  seat: Seat;
  peer: Peer;
  channel: SignalingChannel;
  /** Id of the other tab while it is in the room. */
  partner: () => string | null;
  /** Beside the call: no message, and not recorded. */
  tellAside: (aside: Aside) => void;
  /** Says once more what is known of the partner. */
  announce: () => void;
  /** Keeps the seat for the page that a reload brings. */
  keepSeat: () => void;
  leave: () => void;
};

export type RoomVisitEvents = {
  onPartner: (partner: 'here' | 'back' | 'recovered' | 'gone') => void;
  onServer: (isThere: boolean) => void;
  onIncoming: (what: Incoming) => void;
  onMessage: (message: SignalingMessage) => void;
  /** What the other tab says beside the call. */
  onAside: (aside: Json) => void;
  /** PeerJS has made a connection. */
  onConnection: (connection: RTCPeerConnection, record: RecordFact) => void;
  /** What happens to our own messages on their way, both ways. PeerJS sends its own past it. */
  channelFaults: () => readonly ChannelFault[];
};

const openTimeoutMs = 10_000;
const retryDelaysMs = [250, 500, 1000, 2000];

/**
 * Takes a seat in the room and opens it on the signaling server.
 *
 * @throws {LabError} what `requestSeat` throws; `server/unreachable` when the socket does not open.
 */
export async function enterRoom(room: string, store: TraceStore, events: RoomVisitEvents): Promise<RoomVisit> {
  const gone = new AbortController();
  const opened = Promise.withResolvers<void>();
  // It may fail before anybody waits for it.
  opened.promise.catch(() => {});
  const seat = await requestSeat(room, takeKeptSeat(room), AbortSignal.timeout(openTimeoutMs));
  const record = store.recorderFor(seat.role);
  let partner: string | null = null;
  // A reloaded tab takes its old seat again, and so has its old id.
  let lastPartner: string | null = null;
  // Who comes back after the server itself was gone has not been reloaded.
  let wasLost = false;
  let isOpen = false;

  const onRoom = (payload: RoomMessage['payload']) => {
    record('room.changed', { room: payload.room, state: payload.state });
    partner = payload.partner;
    if (isOpen) tellPartner();
  };
  const tellPartner = () => {
    const known = partner === lastPartner;
    events.onPartner(partner === null ? 'gone' : known && wasLost ? 'recovered' : known ? 'back' : 'here');
    if (partner !== null) wasLost = false;
    lastPartner = partner ?? lastPartner;
  };
  const onOpen = () => {
    record('server.opened', { id: seat.id });
    if (isOpen) events.onServer(true);
    isOpen = true;
    opened.resolve();
  };
  const onLost = (reason: string) => {
    record('server.lost', { reason });
    wasLost = true;
    opened.reject(new LabError('server/unreachable', 'The socket to the signaling server did not open.'));
    events.onServer(false);
    void comeBack(seat, peer, gone.signal);
  };
  const heard = { onRoom, onOpen, onLost, onAside: events.onAside };
  const { peer, carrier, tellAside } = await connectPeerServer(seat, heard, record, gone.signal);
  const to = seat.role === 'alice' ? 'bob' : 'alice';
  const ways = { from: seat.role, to, faults: events.channelFaults, onLost: () => {} } as const;
  const channel = createChannel(createFaultyCarrier(carrier, ways, gone.signal), seat.role, record);
  channel.listen((message) => {
    if (message.kind === 'offer') events.onIncoming({ offer: message });
    else events.onMessage(message);
  }, gone.signal);
  peer.on('call', (call: MediaConnection) => events.onIncoming({ call }));
  const { observePeer } = await import('./observed-peerjs.ts');
  observePeer(peer, (connection) => events.onConnection(connection, record));

  const leave = () => gone.abort();
  const timer = setTimeout(() => onLost('timeout'), openTimeoutMs);
  try {
    await opened.promise;
  } catch (cause) {
    leave();
    throw cause;
  } finally {
    clearTimeout(timer);
  }
  return {
    seat,
    peer,
    channel,
    partner: () => partner,
    tellAside,
    announce: tellPartner,
    keepSeat: () => keepSeat(seat),
    leave,
  };
}

/** Tries until the same seat is on the server again: the call, if one is up, has not noticed. */
async function comeBack(seat: Seat, peer: Peer, signal: AbortSignal): Promise<void> {
  for (let attempt = 0; !signal.aborted && peer.disconnected && !peer.destroyed; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, retryDelaysMs[Math.min(attempt, retryDelaysMs.length - 1)]));
    if (signal.aborted) return;
    const isFree = await requestSeat(seat.room, seat, signal).then(
      () => true,
      () => false,
    );
    if (isFree && peer.disconnected && !peer.destroyed) {
      peer.reconnect();
      return;
    }
  }
}
