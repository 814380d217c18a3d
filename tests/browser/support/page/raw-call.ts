import { createSteppedRawCall, type SteppedCall } from '#labs/drivers/stepped-raw-call.ts';
import { createChannel } from '#labs/drivers/signaling/channel.ts';
import { createMemoryCarriers } from '#labs/drivers/signaling/memory.ts';
import { openSyntheticStream } from '#labs/drivers/synthetic-media.ts';
import { createTraceStore } from '#labs/drivers/trace-store.ts';
import type { SignalingMessage } from '#labs/model/trace.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';

/** Both halves of a call between two tabs, in one page, each led by its own director. */
export type RawStory = {
  /** Carries out one step of this side. Resolves with what is next, or with `waits` while it needs the other side. */
  step: (peer: PeerId) => Promise<{ next: string; awaited: string | null; state: string }>;
  /** Whether the callee has heard of the call. */
  isAnnounced: () => boolean;
  /** Resolves once both say that they are connected. */
  connected: () => Promise<void>;
  end: () => void;
};

export function stepRawCall(): RawStory {
  const store = createTraceStore();
  const life = new AbortController();
  const [atAlice, atBob] = createMemoryCarriers();
  const up = { alice: Promise.withResolvers<void>(), bob: Promise.withResolvers<void>() };
  const calls: Partial<Record<PeerId, SteppedCall>> = {};
  const begin = (peer: PeerId, offer?: SignalingMessage) => {
    const parts = {
      channel: channels[peer],
      openMedia: (signal: AbortSignal) =>
        Promise.resolve(openSyntheticStream({ name: peer, colour: '#ffffff', pitch: 220 }, signal)),
      connect: () => new RTCPeerConnection({ iceServers: [] }),
      show: () => {},
      onConnected: up[peer].resolve,
      onEnded: () => {},
      onFailed: (message: string) => up[peer].reject(new Error(message)),
    };
    calls[peer] = createSteppedRawCall(parts, peer, store.recorderFor(peer), offer);
  };
  const channels = {
    alice: createChannel(atAlice, 'alice', store.recorderFor('alice')),
    bob: createChannel(atBob, 'bob', store.recorderFor('bob')),
  };
  const early: SignalingMessage[] = [];
  channels.alice.listen((message) => calls.alice?.deliver(message), life.signal);
  channels.bob.listen((message) => {
    if (message.kind === 'offer') {
      begin('bob', message);
      early.splice(0).forEach((each) => calls.bob?.deliver(each));
    } else if (calls.bob) calls.bob.deliver(message);
    else early.push(message);
  }, life.signal);
  begin('alice');

  return {
    async step(peer) {
      const call = calls[peer];
      if (!call) throw new Error(`${peer} has heard of no call`);
      const over = call.director.step();
      // A step that needs the other side is not over until that side has done its part.
      if (call.awaited() === null) await over;
      const { value, context } = call.director.actor.getSnapshot();
      return { next: call.steps[context.next]?.id ?? '', awaited: call.awaited(), state: String(value) };
    },
    isAnnounced: () => calls.bob !== undefined,
    connected: async () => void (await Promise.all(peers.map((peer) => up[peer].promise))),
    end() {
      for (const peer of peers) calls[peer]?.close();
      life.abort();
    },
  };
}
