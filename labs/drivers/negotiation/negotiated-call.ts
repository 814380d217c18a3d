import { clickStep, scenarioOf, type ChangeId, type NegotiationWay } from '#labs/model/negotiation/changes.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { guardHandlers } from '../guard-handlers.ts';
import { observeConnection } from '../observe-connection.ts';
import { errorFacts } from '../sanitise.ts';
import type { TraceStore } from '../trace-store.ts';
import { makeChange, type ChangingSide } from './changes.ts';
import { createDelayedCarriers } from './delayed-carrier.ts';
import { negotiateNaively } from './naive.ts';
import { negotiatePerfectly } from './perfect.ts';
import { createSignaling } from './signaling.ts';

/** What a side sends: a new track each time, of the same camera. */
export type TrackSource = Readonly<
  Record<PeerId, { camera: () => MediaStreamTrack; microphone: () => MediaStreamTrack }>
>;

export type NegotiatedCallParts = {
  way: NegotiationWay;
  store: TraceStore;
  tracks: TrackSource;
  /** Which sides give way, in perfect negotiation. */
  isPolite: (peer: PeerId) => boolean;
  /** Of each message, asked as it leaves. */
  delayMs: () => number;
  /** A track has come, in a stream of its own. */
  onTrack?: (peer: PeerId, stream: MediaStream) => void;
};

export type NegotiatedCall = {
  sides: Readonly<Record<PeerId, ChangingSide>>;
  /** One click: by one side, or by both in the same moment. What it throws is in the trace. */
  change: (by: Readonly<Partial<Record<PeerId, ChangeId>>>) => void;
  close: () => void;
};

/** Two connections in one page that negotiate in one of the two ways, whatever is done to them. Ends with `signal`. */
export function createNegotiatedCall(parts: NegotiatedCallParts, signal: AbortSignal): NegotiatedCall {
  const { way, store, tracks, isPolite, delayMs, onTrack } = parts;
  store.recorderFor('alice')('run.started', { scenario: scenarioOf[way], fault: null });
  const [atAlice, atBob] = createDelayedCarriers(delayMs, signal);
  const carriers = { alice: atAlice, bob: atBob };
  const makeSide = (peer: PeerId): ChangingSide => {
    const record = store.recorderFor(peer);
    const pc = observeConnection(new RTCPeerConnection({ iceServers: [] }), record, signal);
    guardHandlers(pc, record);
    const signaling = createSignaling(carriers[peer], peer, record, signal);
    if (way === 'naive') negotiateNaively(pc, signaling);
    else
      negotiatePerfectly(pc, signaling, {
        isPolite: () => isPolite(peer),
        onIgnored: () => record('offer.ignored', {}),
        report: (error) => record('code.failed', { error: errorFacts(error) }),
      });
    pc.ontrack = ({ streams: [stream] }) => {
      if (stream) onTrack?.(peer, stream);
    };
    const open = (kind: 'camera' | 'microphone') => () => {
      const track = tracks[peer][kind]();
      signal.addEventListener('abort', () => track.stop(), { once: true });
      return track;
    };
    return { pc, openCamera: open('camera'), openMicrophone: open('microphone'), senders: [], channels: [] };
  };
  const sides = { alice: makeSide('alice'), bob: makeSide('bob') };
  const close = () => {
    for (const peer of peers) if (sides[peer].pc.signalingState !== 'closed') sides[peer].pc.close();
  };
  signal.addEventListener('abort', close, { once: true });
  return {
    sides,
    change(by) {
      const isShared = by.alice !== undefined && by.bob !== undefined;
      for (const peer of peers) {
        const change = by[peer];
        if (!change) continue;
        const record = store.recorderFor(peer);
        record('step.started', { step: clickStep({ change, isShared }) });
        try {
          makeChange(sides[peer], change);
        } catch (cause) {
          record('code.failed', { error: errorFacts(cause) });
        }
      }
    },
    close,
  };
}
