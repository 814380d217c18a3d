import { createActor, type Actor } from 'xstate';
import type { Aside } from '#labs/model/compare/aside.ts';
import { LabError } from '#labs/model/errors.ts';
import { twoTabMachine } from '#labs/model/machines/two-tab.ts';
import type { ChannelFault } from '#labs/model/scenarios/channel-faults.ts';
import type { FaultId } from '#labs/model/scenarios/fault-ids.ts';
import type { MediaSourceKind, SignalingMessage } from '#labs/model/trace.ts';
import { unimpaired, type Impairment } from '#labs/model/network/impairment.ts';
import type { NetworkPath } from '#labs/model/network/path.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { parseRoomCode, quotedRoom } from '#labs/model/wire.ts';
import type { Screen } from './participant.ts';
import { openMedia } from './media.ts';
import { observeConnection } from './observe-connection.ts';
import { observePlayback } from './observe-playback.ts';
import { requestRoom } from './room-api.ts';
import { enterRoom, type RoomVisit } from './room-visit.ts';
import { sampleStats } from './sample-stats.ts';
import { createSteppedRawCall, type SteppedCall } from './stepped-raw-call.ts';
import type { SyntheticLook } from './synthetic-media.ts';
import { createTraceStore, type RecordFact, type TraceStore } from './trace-store.ts';
import { fillRoom } from './two-tab-fault-steps.ts';
import { createTurnClient, type TurnLink } from './turn-client.ts';
import { answerCall, startCall, type Incoming, type TwoTabCall, type TwoTabCallParts } from './two-tab-call.ts';

export type TwoTabSession = {
  store: TraceStore;
  actor: Actor<typeof twoTabMachine>;
  setSource: (source: MediaSourceKind) => void;
  /** Whether raw calls wait for their director in this tab, from the next one on. At first they run at once. */
  setStepped: (isStepped: boolean) => void;
  /** How packets of the next call go: by any way, or only through the TURN server. */
  setPath: (path: NetworkPath) => void;
  /** What happens to this tab's packets on their way to the TURN server, from now on. */
  setImpairment: (impairment: Impairment) => void;
  /** The call that goes step by step, while there is one. It comes and goes with the state of `actor`. */
  steppedCall: () => SteppedCall | null;
  /** What happens to our own messages, those that leave this tab and those that come, from now on. */
  setChannelFaults: (rules: readonly ChannelFault[]) => void;
  /** To the other tab, beside the call. What it says stands in the context of `actor`. */
  tellAside: (aside: Aside) => void;
  /** Lets visitors ask for seats in this room until one is refused. @throws {LabError} what the server says, or `room/malformed` outside a room. */
  fillRoom: () => Promise<void>;
};

export type TwoTabOptions = { looks: Readonly<Record<PeerId, SyntheticLook>>; screen: Screen; signal: AbortSignal };

/** One tab of a call between two, led by its machine. Everything ends with `signal`; the seat is kept for a reload. */
export function createTwoTabSession({ looks, screen, signal }: TwoTabOptions): TwoTabSession {
  const store = createTraceStore();
  let source: MediaSourceKind = 'synthetic';
  let visit: RoomVisit | undefined;
  let call: TwoTabCall | undefined;
  let stepped: SteppedCall | null = null;
  let isStepped = false;
  let rules: readonly ChannelFault[] = [];
  const turn = createTurnClient(signal);
  let path: NetworkPath = 'direct';
  let link: TurnLink | null = null;
  let impairment = unimpaired;
  let incoming: Incoming | undefined;
  // The visit that is under way, if one is.
  let entry: object | undefined;
  let callOver = new AbortController();

  const watch = (connection: RTCPeerConnection, record: RecordFact) => {
    sampleStats([{ connection: () => connection, record }], callOver.signal);
    return observeConnection(connection, record, callOver.signal);
  };
  const beginRun = ({ seat }: RoomVisit, fault: FaultId | null = null) => {
    const record = store.recorderFor(seat.role);
    record('run.started', { scenario: 'two-tab-call', fault });
    record('page.noted', { secureContext: isSecureContext });
    return record;
  };
  const beginSteps = (present: RoomVisit, offer?: SignalingMessage) =>
    (stepped = createSteppedRawCall(partsOf(present), present.seat.role, beginRun(present), offer));
  const partsOf = (present: RoomVisit): TwoTabCallParts => {
    const { role } = present.seat;
    const record = store.recorderFor(role);
    return {
      peer: present.peer,
      channel: present.channel,
      openMedia: async (until) => {
        // Before anything else: a connection takes its servers when it is made.
        link = path === 'relay' ? await turn.link(record, callOver.signal) : null;
        if (impairment !== unimpaired) link?.impair(impairment);
        present.peer.options.config = configurationOf(link);
        const stream = await openMedia(source, looks[role], record, until);
        screen(role, 'local', stream);
        return stream;
      },
      connect: () => watch(new RTCPeerConnection(configurationOf(link)), record),
      show(remote) {
        if (remote) observePlayback(remote, record, callOver.signal);
        screen(role, 'remote', remote);
      },
      onConnected: () => actor.send({ type: 'connected' }),
      onEnded: () => actor.send({ type: 'ended' }),
      onFailed: (message) => actor.send({ type: 'failed', message }),
    };
  };
  const endCall = () => {
    // While it is still observed, so that the trace says it.
    call?.close();
    call = undefined;
    stepped = null;
    link = null;
    callOver.abort();
    callOver = new AbortController();
    if (visit) screen(visit.seat.role, 'local', null);
  };
  const go = async (room: string | null) => {
    const own = {};
    entry = own;
    // Who was refused elsewhere begins anew.
    store.clear();
    try {
      const code = room === null ? (await requestRoom(signal)).room : parseRoomCode(room);
      if (code === null)
        throw new LabError('room/malformed', `"${quotedRoom(room ?? '')}" is not a room code.`, {
          details: { room: room ?? '' },
        });
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
        onAside: (aside) => actor.send({ type: 'aside', aside }),
        onConnection: watch,
        channelFaults: () => rules,
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
      const code = parseRoomCode(room ?? '') ?? '';
      // Who has no seat has no name yet; the one who would have come last has this one.
      store.recorderFor('bob')('room.changed', { room: code, state: 'full' });
      actor.send({ type: 'room.full', room: code, next: String(cause.details['next']) });
    } else {
      actor.send({
        type: 'refused',
        failure: { code: cause.code, details: { ...cause.details, room: quotedRoom(room ?? '') } },
      });
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
          const partner = visit?.partner();
          if (!visit || !partner) return;
          if (mode === 'raw' && isStepped) call = beginSteps(visit);
          else {
            beginRun(visit);
            call = startCall(mode, partner, partsOf(visit));
          }
        },
        answerCall: () => {
          if (visit && incoming && 'offer' in incoming && isStepped) call = beginSteps(visit, incoming.offer);
          else if (visit && incoming) {
            beginRun(visit);
            call = answerCall(incoming, partsOf(visit));
          }
          incoming = undefined;
        },
        sayBye: () => {
          if (call?.isRaw) visit?.channel.send('bye', null);
        },
        // In either mode: PeerJS tells the caller nothing of a call that was never answered.
        sayFailed: () => visit?.channel.send('bye', null),
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
  return {
    store,
    actor,
    setPath: (next) => void (path = next),
    setImpairment(next) {
      impairment = next;
      link?.impair(next);
    },
    setSource: (next) => void (source = next),
    setStepped: (next) => void (isStepped = next),
    steppedCall: () => stepped,
    setChannelFaults: (next) => void (rules = next),
    tellAside: (aside) => visit?.tellAside(aside),
    async fillRoom() {
      if (!visit) throw new LabError('room/malformed', 'This tab is in no room yet.');
      await fillRoom(visit.seat.room, beginRun(visit, 'room-full'), signal);
    },
  };
}

/** Without a TURN server nothing is asked of any server: on one machine and in one network host candidates are enough. */
function configurationOf(link: TurnLink | null): RTCConfiguration {
  return link === null ? { iceServers: [] } : { iceServers: link.iceServers, iceTransportPolicy: 'relay' };
}
