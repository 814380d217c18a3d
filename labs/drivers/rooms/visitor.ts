import { LabError } from '#labs/model/errors.ts';
import type { Visitor } from '#labs/model/rooms/visitors.ts';
import { replacedReason } from '#labs/model/rooms/rooms-view.ts';
import type { FrameCarrier, FrameFacts } from '#labs/model/trace.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { closeCodes, unplugType, type RawPayload, type RoomMessage, type Seat } from '#labs/model/wire.ts';
import type { RecordFact } from '../trace-store.ts';
import { findSeat, type Doors } from './find-seat.ts';
import type { PlayedClient } from './played-relay.ts';
import { createVisitorCall, type VisitorCall } from './visitor-call.ts';
import { openVisitorSocket, type OutgoingFrame, type VisitorSocket } from './visitor-socket.ts';

/** One visitor: a seat, a socket of its own to the server, and perhaps a connection to the other one in the room. */
export type RoomVisitor = {
  name: Visitor;
  seat: () => Seat | null;
  isIn: () => boolean;
  partner: () => string | null;
  /** Resolves once the server has told that one waits, or that both are there. With a seat of before it is the same one, if it can be had. */
  enter: (room: string) => Promise<void>;
  call: () => Promise<void>;
  /** Gives the socket any frame at all. */
  say: (frame: OutgoingFrame) => void;
  leave: () => void;
  /** The server neither hears nor tells it anything from here on, and does not know. */
  unplug: () => void;
  /** As a client of the relay that the lab plays; `null` while it is in no room. */
  played: () => PlayedClient | null;
};

export type VisitorPort = {
  recorderFor: (peer: PeerId) => RecordFact;
  doors: Doors;
  carrier: () => FrameCarrier;
  /** Carries a frame in the place of the server. */
  play: (frame: FrameFacts, sender: PlayedClient) => void;
  onProblem: (cause: unknown) => void;
};

const carried: ReadonlySet<string> = new Set(['OFFER', 'ANSWER', 'CANDIDATE']);

export function createVisitor(name: Visitor, port: VisitorPort, signal: AbortSignal): RoomVisitor {
  let seat: Seat | null = null;
  let socket: VisitorSocket | null = null;
  let partner: string | null = null;
  let isUnplugged = false;
  let call: VisitorCall | null = null;
  let told: (() => void) | null = null;
  let said = 0;
  const record: RecordFact = (type, facts) => port.recorderFor(seat?.role ?? 'alice')(type, facts);

  const say = (frame: OutgoingFrame) => {
    const sender = played();
    const isPlayed = port.carrier() !== 'server' && carried.has(frame.type) && !isUnplugged && sender !== null;
    const carrier = isPlayed ? port.carrier() : 'server';
    const facts: FrameFacts = { type: frame.type, src: null, dst: frame.dst ?? null, payload: frame.payload ?? null };
    record('frame.sent', { visitor: name, frame: facts, carrier });
    if (isPlayed) port.play({ ...facts, src: sender.id }, sender);
    else socket?.send(frame);
  };
  const endCall = () => {
    call?.close();
    call = null;
  };
  const makeCall = (to: string): VisitorCall => {
    endCall();
    call = createVisitorCall({
      send(type, content) {
        said += 1;
        say({ type, dst: to, payload: { type: 'raw', message: `${name}-${said}`, ...content } });
      },
      onState: (state) => record('visitor.changed', { visitor: name, state }),
      onProblem: port.onProblem,
    });
    // A call that never gets anywhere has no change of state to tell of.
    record('visitor.changed', { visitor: name, state: 'new' });
    return call;
  };

  const onRoom = (payload: RoomMessage['payload']) => {
    if (seat) seat = { ...seat, role: payload.role };
    record('room.changed', { room: payload.room, state: payload.state, visitor: name });
    partner = payload.partner;
    if (payload.state === 'left') endCall();
    // `ready` follows at once.
    if (payload.state !== 'joined') told?.();
  };
  const receive = (frame: FrameFacts, carrier: FrameCarrier) => {
    if (isUnplugged || seat === null) return;
    if (frame.type === 'OPEN') return record('server.opened', { id: seat.id, visitor: name });
    if (frame.type === 'ROOM') return onRoom(frame.payload as RoomMessage['payload']);
    record('frame.received', { visitor: name, frame, carrier });
    // #region rooms-mine
    if (!carried.has(frame.type) || frame.src === null || frame.dst !== seat.id) return;
    const payload = frame.payload as RawPayload;
    if (frame.type === 'OFFER') makeCall(frame.src).deliver(payload);
    else call?.deliver(payload);
    // #endregion
  };
  const played = (): PlayedClient | null => {
    if (seat === null || socket === null || isUnplugged) return null;
    return { id: seat.id, room: seat.room, receive: (frame) => receive(frame, port.carrier()) };
  };
  const lost = (own: VisitorSocket, code: number) => {
    const isCurrent = own === socket;
    const reason = code === closeCodes.replaced || !isCurrent ? replacedReason : reasonOf(code);
    record('server.lost', { reason, visitor: name });
    if (!isCurrent) return;
    socket = null;
    partner = null;
    isUnplugged = false;
    endCall();
    told?.();
  };
  signal.addEventListener(
    'abort',
    () => {
      call?.close();
      socket?.close();
      told?.();
    },
    { once: true },
  );

  return {
    name,
    seat: () => seat,
    isIn: () => socket !== null && !isUnplugged,
    partner: () => partner,
    async enter(room) {
      const again = seat === null ? {} : { id: seat.id, token: seat.token };
      const full = (code: string) => record('room.changed', { room: code, state: 'full', visitor: name });
      const found = await findSeat(seat?.room ?? room, again, port.doors, full, signal);
      if (signal.aborted) return;
      seat = found;
      isUnplugged = false;
      // Who comes back is a page that knows nothing of its old connection.
      endCall();
      const entered = new Promise<void>((resolve) => (told = resolve));
      const own: VisitorSocket = openVisitorSocket(found, {
        onFrame: (frame) => void (own === socket && receive(frame, 'server')),
        onClose: (code) => void (signal.aborted || lost(own, code)),
      });
      socket = own;
      await entered;
      told = null;
      if (socket !== own && !signal.aborted)
        throw new LabError('server/unreachable', 'The socket to the signaling server did not open.');
    },
    async call() {
      if (partner !== null) await makeCall(partner).start();
    },
    say,
    leave() {
      endCall();
      socket?.close();
    },
    unplug() {
      say({ type: unplugType });
      isUnplugged = true;
    },
    played,
  };
}

function reasonOf(code: number): string {
  return code === 1006 ? 'cut' : code === closeCodes.goingAway ? 'the server stops' : 'closed';
}
