import type { Json } from '#labs/model/json.ts';
import type { FreeCall } from '#labs/model/scenarios/offer-answer.ts';
import type { Candidate, Description, SignalingMessage } from '#labs/model/trace.ts';
import { peers, type PeerId, type SdpType } from '#labs/model/vocabulary.ts';
import { observeConnection } from './observe-connection.ts';
import { createChannel, type SignalingChannel } from './signaling/channel.ts';
import { createMemoryCarriers } from './signaling/memory.ts';
import { createTraceStore, type TraceStore } from './trace-store.ts';

/** What one side has received last, of each kind. */
export type Received = Partial<Record<Exclude<SdpType, 'rollback'>, Description>> & { candidate?: Candidate };

export type OfferAnswerSession = {
  store: TraceStore;
  /** What there is for this peer to set. */
  received: (peer: PeerId) => Readonly<Received>;
  /** Makes the call, legal or not. @throws what the browser throws; `NotFoundError` when nothing was received that it could set. */
  press: (peer: PeerId, call: FreeCall) => Promise<void>;
  /** Two new connections and an empty trace. */
  reset: () => void;
};

type End = { pc: RTCPeerConnection; channel: SignalingChannel; received: Received };

/** Two connections whose descriptions are made and set one call at a time. Ends with `signal`. */
export function createOfferAnswerSession(signal: AbortSignal): OfferAnswerSession {
  const store = createTraceStore();
  let life = new AbortController();
  let ends: Readonly<Record<PeerId, End>> | undefined;

  const open = (): Readonly<Record<PeerId, End>> => {
    const carriers = createMemoryCarriers();
    const [alice, bob] = peers.map((peer, index) => {
      const record = store.recorderFor(peer);
      const carrier = carriers[index === 0 ? 0 : 1];
      const pc = observeConnection(new RTCPeerConnection({ iceServers: [] }), record, life.signal);
      const end: End = { pc, channel: createChannel(carrier, peer, record), received: {} };
      end.channel.listen((message) => keep(end.received, message), life.signal);
      pc.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate) end.channel.send('candidate', candidate.toJSON() as Json);
      });
      // Something to negotiate, without asking for a device.
      pc.addTransceiver('audio');
      return end;
    }) as [End, End];
    return { alice, bob };
  };
  const close = () => {
    if (ends) for (const peer of peers) ends[peer].pc.close();
    ends = undefined;
    life.abort();
    life = new AbortController();
  };
  signal.addEventListener('abort', close, { once: true });

  return {
    store,
    received: (peer) => ends?.[peer].received ?? {},
    async press(peer, call) {
      ends ??= open();
      await carryOut(ends[peer], call);
    },
    reset() {
      close();
      store.clear();
    },
  };
}

async function carryOut({ pc, channel, received }: End, call: FreeCall): Promise<void> {
  switch (call.id) {
    case 'local': {
      await pc.setLocalDescription(await makeDescription(pc, call.type));
      const { pendingLocalDescription, currentLocalDescription } = pc;
      const made = call.type === 'answer' ? currentLocalDescription : pendingLocalDescription;
      if (made && call.type !== 'rollback') channel.send(call.type, { type: made.type, sdp: made.sdp });
      return;
    }
    case 'theirs':
      return pc.setRemoteDescription(known(received[call.type]));
    case 'remote-rollback':
      return pc.setRemoteDescription({ type: 'rollback' });
    case 'candidate':
      return pc.addIceCandidate(known(received.candidate));
    case 'close':
      return pc.close();
  }
}

async function makeDescription(pc: RTCPeerConnection, type: SdpType): Promise<RTCLocalSessionDescriptionInit> {
  if (type === 'rollback') return { type };
  if (type === 'offer') return pc.createOffer();
  const { sdp } = await pc.createAnswer();
  return { type, sdp: sdp ?? '' };
}

function keep(received: Received, { kind, content }: SignalingMessage): void {
  if (kind === 'candidate') received.candidate = content as Candidate;
  else if (kind === 'offer' || kind === 'answer' || kind === 'pranswer') received[kind] = content as Description;
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new DOMException('The other side has not sent one.', 'NotFoundError');
  return value;
}
