import type { MediaSourceKind } from '#labs/model/trace.ts';
import { loopbackSteps } from '#labs/model/scenarios/loopback-call.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { createDirector, type Director } from './direct.ts';
import { createInbox } from './inbox.ts';
import { loopbackCode, type LoopbackCall, type Participant } from './loopback-steps.ts';
import { openMedia } from './media.ts';
import { observeConnection } from './observe-connection.ts';
import { createChannel, type Carrier } from './signaling/channel.ts';
import { createMemoryCarriers } from './signaling/memory.ts';
import type { SyntheticLook } from './synthetic-media.ts';
import { createTraceStore, type TraceStore } from './trace-store.ts';

/** Where a session puts streams on the screen; `null` takes them off. */
export type Screen = (peer: PeerId, which: 'local' | 'remote', stream: MediaStream | null) => void;

export type LoopbackSession = {
  store: TraceStore;
  director: Director;
  /** What the caller sends in the next run; the callee is always synthetic. */
  setSource: (source: MediaSourceKind) => void;
};

export type LoopbackOptions = { looks: Readonly<Record<PeerId, SyntheticLook>>; screen: Screen; signal: AbortSignal };

/** A call between two connections of one page, led by a director. Everything it opens ends with the run, and with `signal`. */
export function createLoopbackSession({ looks, screen, signal }: LoopbackOptions): LoopbackSession {
  const store = createTraceStore();
  let source: MediaSourceKind = 'synthetic';
  let call: LoopbackCall | undefined;
  let end = new AbortController();

  const begin = (): LoopbackCall => {
    const [atAlice, atBob] = createMemoryCarriers();
    const participant = (peer: PeerId, carrier: Carrier) =>
      createParticipant(
        { peer, carrier, source: peer === 'alice' ? source : 'synthetic', store, look: looks[peer], screen },
        end.signal,
      );
    return { alice: participant('alice', atAlice), bob: participant('bob', atBob), signal: end.signal };
  };
  const hangUp = () => {
    // While they are still observed, so that the trace says it.
    for (const peer of peers) (call?.[peer] as Partial<Participant> | undefined)?.pc?.close();
    call = undefined;
    end.abort(new DOMException('The call was hung up.', 'AbortError'));
    end = new AbortController();
    for (const peer of peers) for (const which of ['local', 'remote'] as const) screen(peer, which, null);
  };
  const director = createDirector(
    {
      count: loopbackSteps.length,
      carryOut: (index) => {
        const step = loopbackSteps[index];
        if (!step) return;
        call ??= begin();
        return loopbackCode[step.id](call);
      },
      hangUp,
      release: () => {
        hangUp();
        store.clear();
      },
    },
    signal,
  );
  return { store, director, setSource: (next) => void (source = next) };
}

type ParticipantParts = {
  peer: PeerId;
  carrier: Carrier;
  source: MediaSourceKind;
  store: TraceStore;
  look: SyntheticLook;
  screen: Screen;
};

/** `stream`, `pc` and `created` are set by the steps, in the order in which an application sets its own. */
function createParticipant(
  { peer, carrier, source, store, look, screen }: ParticipantParts,
  signal: AbortSignal,
): Participant {
  const record = store.recorderFor(peer);
  const channel = createChannel(carrier, peer, record);
  const participant: Omit<Participant, 'stream' | 'pc' | 'created'> = {
    async openMedia() {
      const stream = await openMedia(source, look, record, signal);
      screen(peer, 'local', stream);
      return stream;
    },
    connect: (configuration) => observeConnection(new RTCPeerConnection(configuration), record, signal),
    send: channel.send,
    inbox: createInbox(channel, signal),
    show: (remote) => screen(peer, 'remote', remote ?? null),
  };
  return participant as Participant;
}
