import { preferenceList, type Codec } from '#labs/model/codecs/preference.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { connectionCode, type ConnectionCall } from '../connection-steps.ts';
import { createParticipant, type Participant, type Screen } from '../participant.ts';
import { sampleStats } from '../sample-stats.ts';
import { createMemoryCarriers } from '../signaling/memory.ts';
import type { SyntheticLook } from '../synthetic-media.ts';
import { createTraceStore, type TraceStore } from '../trace-store.ts';

export type MediaKind = 'audio' | 'video';
export type Preferences = Readonly<Record<MediaKind, readonly string[]>>;

/** What a sender is told; `null` leaves it to the browser. */
export type SenderSettings = {
  /** kbit/s */
  maxBitrate: number | null;
  scaleResolutionDownBy: number;
  maxFramerate: number | null;
  degradationPreference: 'balanced' | 'maintain-framerate' | 'maintain-resolution';
  /** @see https://w3c.github.io/webrtc-svc/#scalabilitymodes */
  scalabilityMode: string | null;
};

export type CodecSession = {
  store: TraceStore;
  /**
   * A call from alice to bob with these codecs, in place of the one there is. Resolves with why the browser does not take the
   * settings, or `null`: the call is made without them.
   *
   * @throws what the browser throws
   */
  connect: (preferences: Preferences, settings: SenderSettings) => Promise<unknown>;
  /** @throws what `setParameters()` throws: `InvalidModificationError`, `RangeError`, `OperationError` */
  set: (settings: SenderSettings) => Promise<void>;
  hangUp: () => void;
  reset: () => void;
};

export function capabilitiesOf(kind: MediaKind): readonly Codec[] {
  if (typeof RTCRtpReceiver === 'undefined') return [];
  return RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
}

/** One call after another whose codecs and whose sender can be told what to do. Ends with `signal`. */
export function createCodecSession(
  looks: Readonly<Record<PeerId, SyntheticLook>>,
  screen: Screen,
  signal: AbortSignal,
): CodecSession {
  const store = createTraceStore();
  let end = () => {};
  let video: RTCRtpSender | null = null;
  const hangUp = () => {
    end();
    end = () => {};
    video = null;
  };
  signal.addEventListener('abort', hangUp, { once: true });

  return {
    store,
    async connect(preferences, settings) {
      hangUp();
      store.clear();
      const record = { alice: store.recorderFor('alice'), bob: store.recorderFor('bob') };
      record.alice('run.started', { scenario: 'codec-call', fault: null });
      const over = new AbortController();
      const connections: RTCPeerConnection[] = [];
      const [atAlice, atBob] = createMemoryCarriers();
      const participant = (peer: PeerId, carrier: typeof atAlice): Participant =>
        createParticipant(
          {
            ...{ peer, carrier, source: 'synthetic', store, look: looks[peer], screen },
            onConnection: (connection) => void connections.push(connection),
          },
          over.signal,
        );
      const [alice, bob] = [participant('alice', atAlice), participant('bob', atBob)];
      const call: ConnectionCall = {
        ...{ alice, bob, offerOptions: {}, signal: over.signal },
        configurations: { alice: {}, bob: {} },
      };
      end = () => {
        // While they are still observed, so that the trace says it.
        for (const connection of connections) connection.close();
        over.abort(new DOMException('The call was hung up.', 'AbortError'));
        for (const peer of peers) for (const which of ['local', 'remote'] as const) screen(peer, which, null);
      };
      sampleStats(
        peers.map((peer) => ({ connection: () => (call[peer] as Partial<Participant>).pc, record: record[peer] })),
        over.signal,
        { intervalMs: () => 1000, keepsAll: true },
      );
      try {
        alice.stream = await alice.openMedia();
        alice.pc = alice.connect({});
        bob.pc = bob.connect({});
        for (const me of [alice, bob]) {
          me.pc.onicecandidate = ({ candidate }) => me.send('candidate', candidate && { ...candidate.toJSON() });
          me.pc.ontrack = ({ streams }) => me.show(streams[0]);
        }
        for (const track of alice.stream.getTracks()) {
          const kind = track.kind as MediaKind;
          // #region prefer
          const transceiver = alice.pc.addTransceiver(track, { direction: 'sendonly', streams: [alice.stream] });
          const codecs = preferenceList(capabilitiesOf(kind), preferences[kind]);
          transceiver.setCodecPreferences([...codecs]);
          // #endregion
          if (kind === 'video') video = transceiver.sender;
        }
        await connectionCode.negotiate(call);
        const refusal = video ? await refusalOf(video, settings) : null;
        await connectionCode['exchange-and-wait'](call);
        return refusal;
      } catch (cause) {
        // Who hangs up, or begins another call, wants to hear of no error.
        if (!over.signal.aborted) throw cause;
        return null;
      }
    },
    async set(settings) {
      if (video) await tell(video, settings);
    },
    hangUp,
    reset() {
      hangUp();
      store.clear();
    },
  };
}

async function refusalOf(sender: RTCRtpSender, settings: SenderSettings): Promise<unknown> {
  try {
    await tell(sender, settings);
    return null;
  } catch (cause) {
    return cause;
  }
}

/** @see https://w3c.github.io/webrtc-pc/#dom-rtcrtpsender-setparameters */
async function tell(sender: RTCRtpSender, settings: SenderSettings): Promise<void> {
  // #region parameters
  const parameters = sender.getParameters();
  parameters.degradationPreference = settings.degradationPreference;
  for (const encoding of parameters.encodings as (RTCRtpEncodingParameters & { scalabilityMode?: string })[]) {
    encoding.scaleResolutionDownBy = settings.scaleResolutionDownBy;
    if (settings.maxBitrate === null) delete encoding.maxBitrate;
    else encoding.maxBitrate = settings.maxBitrate * 1000;
    if (settings.maxFramerate === null) delete encoding.maxFramerate;
    else encoding.maxFramerate = settings.maxFramerate;
    if (settings.scalabilityMode === null) delete encoding.scalabilityMode;
    else encoding.scalabilityMode = settings.scalabilityMode;
  }
  await sender.setParameters(parameters);
  // #endregion
}
