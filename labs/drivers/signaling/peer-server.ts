import type { Peer } from 'peerjs';
import type { Aside } from '#labs/model/compare/aside.ts';
import type { Json } from '#labs/model/json.ts';
import type { Candidate, Description, SignalingMessage } from '#labs/model/trace.ts';
import type { AsideMessage, RawPayload, RoomMessage, Seat } from '#labs/model/wire.ts';
import type { RecordFact } from '../trace-store.ts';
import type { Carrier } from './channel.ts';

/** A message as it crosses the socket of the PeerJS server. */
type WireMessage = { type: string; src?: string; dst?: string; payload?: Json };

export type PeerServerPort = {
  peer: Peer;
  /** Carries our own messages to the other one in the room, past the PeerJS client. */
  carrier: Carrier;
  /** Says it to the other one in the room, if somebody is there; unlike a message, it is no part of the trace. */
  tellAside: (aside: Aside) => void;
};

export type PeerServerEvents = {
  onRoom: (payload: RoomMessage['payload']) => void;
  /** From whoever sits at the other side; who does not know us may have written it. */
  onAside: (aside: Json) => void;
  onOpen: () => void;
  onLost: (reason: string) => void;
};

/** Opens a PeerJS client at this seat and listens in on its socket. Ends with `signal`. */
export async function connectPeerServer(
  seat: Seat,
  events: PeerServerEvents,
  record: RecordFact,
  signal: AbortSignal,
): Promise<PeerServerPort> {
  const { Peer } = await import('peerjs');
  signal.throwIfAborted();
  const peer = new Peer(seat.id, {
    host: location.hostname,
    port: Number(location.port) || (location.protocol === 'https:' ? 443 : 80),
    path: '/',
    secure: location.protocol === 'https:',
    token: seat.token,
    debug: 0,
    // Its own default would contact public servers.
    config: { iceServers: [] },
  });
  signal.addEventListener('abort', () => peer.destroy(), { once: true });

  let partner: string | null = null;
  let receive: (message: SignalingMessage) => void = () => {};
  peer.on('open', events.onOpen);
  peer.on('disconnected', () => {
    if (!signal.aborted) events.onLost('disconnected');
  });
  // Each error that matters is followed by one of the events above; without a listener PeerJS would throw it.
  peer.on('error', () => {});
  listenOnSocket(peer, record, (message) => {
    if (message.type === 'ROOM') {
      const room = message.payload as RoomMessage['payload'];
      partner = room.partner;
      events.onRoom(room);
      return;
    }
    if (message.type === 'ASIDE') return events.onAside(message.payload ?? null);
    const ours = fromWire(message);
    if (ours) receive(ours);
  });
  const send = (message: object) => {
    if (partner !== null && !peer.disconnected) peer.socket.send({ ...message, dst: partner });
  };
  return {
    peer,
    carrier: {
      post: (message) => send(toWire(message)),
      receive: (listener) => void (receive = listener),
    },
    tellAside: (payload) => send({ type: 'ASIDE', payload } satisfies Omit<AsideMessage, 'dst'>),
  };
}

/** Hears what comes in and records what PeerJS itself sends and receives. Our own messages are recorded by their channel. */
function listenOnSocket(peer: Peer, record: RecordFact, hear: (message: WireMessage) => void): void {
  const { socket } = peer;
  let count = 0;
  const note = (fact: 'message.sent' | 'message.received', { type, payload }: WireMessage) => {
    const kind = ({ OFFER: 'offer', ANSWER: 'answer', CANDIDATE: 'candidate' } as const)[type];
    if (!kind || isRaw(payload)) return;
    count += 1;
    record(fact, {
      message: { id: `peerjs-${count}`, kind, content: JSON.parse(JSON.stringify(payload ?? null)) as Json },
    });
  };
  const send = socket.send.bind(socket);
  socket.send = (message: WireMessage) => {
    note('message.sent', message);
    send(message);
  };
  // Before PeerJS acts on it, so that the cause is recorded before what it causes.
  const emit = socket.emit.bind(socket);
  socket.emit = ((event: string, ...given: unknown[]) => {
    if (event === 'message') note('message.received', given[0] as WireMessage);
    return emit(event, ...given);
  }) as typeof socket.emit;
  socket.on('message', hear);
}

function isRaw(payload: Json | undefined): boolean {
  return typeof payload === 'object' && payload !== null && (payload as { type?: Json }).type === 'raw';
}

/** The server carries three types of message; a goodbye travels as the last of them. */
function toWire({ id, kind, content }: SignalingMessage): { type: string; payload: RawPayload } {
  switch (kind) {
    case 'candidate':
      return { type: 'CANDIDATE', payload: { type: 'raw', message: id, candidate: content as Candidate | null } };
    case 'bye':
      return { type: 'CANDIDATE', payload: { type: 'raw', message: id, bye: true } };
    default:
      return {
        type: kind === 'offer' ? 'OFFER' : 'ANSWER',
        payload: { type: 'raw', message: id, description: content as Description },
      };
  }
}

function fromWire({ payload }: WireMessage): SignalingMessage | null {
  if (!isRaw(payload)) return null;
  const raw = payload as unknown as RawPayload;
  if ('bye' in raw) return { id: raw.message, kind: 'bye', content: null };
  if ('candidate' in raw) return { id: raw.message, kind: 'candidate', content: raw.candidate };
  return { id: raw.message, kind: raw.description.type, content: raw.description };
}
