import { createActor, type Actor } from 'xstate';
import { LabError } from '#labs/model/errors.ts';
import { twoTabMachine } from '#labs/model/machines/two-tab.ts';
import type { MediaSourceKind } from '#labs/model/trace.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { parseRoomCode } from '#labs/model/wire.ts';
import type { Screen } from './loopback-session.ts';
import { openMedia } from './media.ts';
import { observeConnection } from './observe-connection.ts';
import { requestRoom } from './room-api.ts';
import { enterRoom, type RoomVisit } from './room-visit.ts';
import type { SyntheticLook } from './synthetic-media.ts';
import { createTraceStore, type TraceStore } from './trace-store.ts';
import { answerCall, startCall, type Incoming, type TwoTabCall, type TwoTabCallParts } from './two-tab-call.ts';

export type TwoTabSession = {
  store: TraceStore;
  actor: Actor<typeof twoTabMachine>;
  setSource: (source: MediaSourceKind) => void;
};

export type TwoTabOptions = { looks: Readonly<Record<PeerId, SyntheticLook>>; screen: Screen; signal: AbortSignal };

/** One tab of a call between two, led by its machine. Everything ends with `signal`; the seat is kept for a reload. */
export function createTwoTabSession({ looks, screen, signal }: TwoTabOptions): TwoTabSession {
  const store = createTraceStore();
  let source: MediaSourceKind = 'synthetic';
  let visit: RoomVisit | undefined;
  let call: TwoTabCall | undefined;
  let incoming: Incoming | undefined;
  // The visit that is under way, if one is.
  let entry: object | undefined;
  let callOver = new AbortController();

  const partsOf = (present: RoomVisit): TwoTabCallParts => {
    const { role } = present.seat;
    const record = store.recorderFor(role);
    return {
      peer: present.peer,
      channel: present.channel,
      openMedia: async (until) => {
        const stream = await openMedia(source, looks[role], record, until);
        screen(role, 'local', stream);
        return stream;
      },
      connect: () => observeConnection(new RTCPeerConnection({ iceServers: [] }), record, callOver.signal),
      show: (remote) => screen(role, 'remote', remote),
      onConnected: () => actor.send({ type: 'connected' }),
      onEnded: () => actor.send({ type: 'ended' }),
      onFailed: (message) => actor.send({ type: 'failed', message }),
    };
  };
  const endCall = () => {
    // While it is still observed, so that the trace says it.
    call?.close();
    call = undefined;
    callOver.abort();
    callOver = new AbortController();
    if (visit) screen(visit.seat.role, 'local', null);
  };
  const go = async (room: string | null) => {
    const own = {};
    entry = own;
    try {
      const code = room === null ? (await requestRoom(signal)).room : parseRoomCode(room);
      if (code === null)
        throw new LabError('room/malformed', `"${room}" is not a room code.`, { details: { room: room ?? '' } });
      const arrived = await enterRoom(code, store, {
        onPartner: (partner) =>
          actor.send(
            partner === 'gone'
              ? { type: 'partner.gone' }
              : { type: 'partner.here', isSame: partner === 'back', isRecovered: partner === 'recovered' },
          ),
        onServer: (isThere) => actor.send({ type: isThere ? 'server.found' : 'server.lost' }),
        onIncoming: (what) => {
          incoming = what;
          actor.send({ type: 'incoming' });
        },
        onMessage: (message) => (message.kind === 'bye' ? actor.send({ type: 'ended' }) : call?.deliver(message)),
        onConnection: (connection, record) => observeConnection(connection, record, callOver.signal),
      });
      // Somebody may have left, or gone elsewhere, before the answer came.
      if (entry !== own) return arrived.leave();
      visit = arrived;
      actor.send({ type: 'entered', room: code, role: visit.seat.role });
      visit.announce();
    } catch (cause) {
      if (entry === own) refuse(room, cause);
    }
  };
  const refuse = (room: string | null, cause: unknown) => {
    if (!(cause instanceof LabError)) {
      actor.send({ type: 'refused', failure: { code: 'server/refused', details: { message: String(cause) } } });
    } else if (cause.code === 'room/full') {
      actor.send({ type: 'room.full', room: parseRoomCode(room ?? '') ?? '', next: String(cause.details['next']) });
    } else {
      actor.send({ type: 'refused', failure: { code: cause.code, details: { ...cause.details, room: room ?? '' } } });
    }
  };

  const actor = createActor(
    twoTabMachine.provide({
      actions: {
        enterRoom: (_, { room }) => void go(room),
        leaveRoom: () => {
          entry = undefined;
          visit?.leave();
          visit = undefined;
          store.clear();
        },
        startCall: (_, { mode }) => {
          if (visit?.partner()) call = startCall(mode, visit.partner() ?? '', partsOf(visit));
        },
        answerCall: () => {
          if (visit && incoming) call = answerCall(incoming, partsOf(visit));
          incoming = undefined;
        },
        sayBye: () => {
          if (call?.isRaw) visit?.channel.send('bye', null);
        },
        endCall,
      },
    }),
  );
  actor.start();
  signal.addEventListener(
    'abort',
    () => {
      visit?.keepSeat();
      entry = undefined;
      endCall();
      visit?.leave();
      actor.stop();
    },
    { once: true },
  );
  return { store, actor, setSource: (next) => void (source = next) };
}
