import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import type { MediaKind } from '#labs/model/media/mute-ways.ts';
import { whenConnected } from '../connected.ts';
import { createParticipant, type Participant } from '../participant.ts';
import { sampleStats } from '../sample-stats.ts';
import { createMemoryCarriers } from '../signaling/memory.ts';
import type { SyntheticLook } from '../synthetic-media.ts';
import type { TraceStore } from '../trace-store.ts';
import { createPictureMeter } from './measure-picture.ts';
import { createSoundMeter } from './measure-sound.ts';
import { negotiateFrom } from './negotiate.ts';
import { createTransceiverReader } from './read-transceivers.ts';

/** What is on the screen: both sides' pictures, and the second one that Bob may get. */
export type Shown = 'local' | 'remote' | 'second';
export type MediaScreen = (peer: PeerId, which: Shown, stream: MediaStream | null) => void;

export type RunParts = {
  store: TraceStore;
  looks: Readonly<Record<PeerId, SyntheticLook>>;
  screen: MediaScreen;
  /** What Alice sends. */
  stream: MediaStream;
  /** Streams that Alice's page holds besides. */
  others: () => readonly MediaStream[];
  /** Milliseconds from one sample of the statistics to the next. */
  intervalMs: () => number;
  /** Called with each connection that is made. */
  onConnection: (connection: RTCPeerConnection) => void;
};

/** Milliseconds from one measurement of what Bob sees and hears to the next. */
const lookMs = 400;

/** One call, until its signal aborts. */
export type MediaRun = {
  alice: Participant;
  bob: Participant;
  /** Of Alice's first audio and video. */
  transceivers: Readonly<Record<MediaKind, RTCRtpTransceiver>>;
  signal: AbortSignal;
  /** Records what transceivers and streams hold, where it is another thing. */
  look: () => void;
};

/** Calls Bob with the tracks of `stream`. @throws what the browser throws; the reason of `signal` */
export async function startRun(parts: RunParts, signal: AbortSignal): Promise<MediaRun> {
  const { store, looks, screen, stream, onConnection } = parts;
  const [atAlice, atBob] = createMemoryCarriers();
  const participant = (peer: PeerId, carrier: typeof atAlice): Participant =>
    createParticipant(
      {
        ...{ peer, carrier, source: 'synthetic', store, look: looks[peer], screen, onConnection },
      },
      signal,
    );
  const [alice, bob] = [participant('alice', atAlice), participant('bob', atBob)];
  const received: Record<PeerId, readonly MediaStream[]> = { alice: [], bob: [] };
  signal.addEventListener(
    'abort',
    () => {
      for (const peer of peers) for (const which of ['local', 'remote', 'second'] as const) screen(peer, which, null);
    },
    { once: true },
  );

  alice.stream = stream;
  screen('alice', 'local', stream);
  bob.stream = await bob.openMedia();
  signal.throwIfAborted();
  // #region connect
  for (const me of [alice, bob]) {
    me.pc = me.connect({ iceServers: [] });
    me.pc.onicecandidate = ({ candidate }) => me.send('candidate', candidate && { ...candidate.toJSON() });
  }
  // #endregion
  alice.pc.ontrack = ({ streams }) => arrive('alice', streams);
  bob.pc.ontrack = ({ track, streams }) => {
    arrive('bob', streams);
    const kind = track.kind as MediaKind;
    if (metered.has(kind)) return;
    metered.add(kind);
    const createMeter = kind === 'video' ? createPictureMeter : createSoundMeter;
    const timer = setInterval(createMeter(track, store.recorderFor('bob'), signal), lookMs);
    signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  };
  /** Of the second picture nothing is measured. */
  const metered = new Set<MediaKind>();
  const arrive = (peer: PeerId, streams: readonly MediaStream[]) => {
    const me = { alice, bob }[peer];
    // When a track comes back Chromium has a new object for its stream, with the id of the one before.
    for (const each of streams) {
      const at = received[peer].findIndex(({ id }) => id === each.id);
      received[peer] = at < 0 ? [...received[peer], each] : received[peer].with(at, each);
    }
    const [first, second] = received[peer];
    me.show(first);
    screen(peer, 'second', second ?? null);
  };

  const readers = peers.map((peer) =>
    createTransceiverReader({
      connection: () => ({ alice, bob })[peer].pc,
      streams: () => ({
        local: peer === 'alice' ? [alice.stream, ...parts.others()] : [bob.stream],
        remote: received[peer],
      }),
      record: store.recorderFor(peer),
    }),
  );
  const look = () => readers.forEach((read) => read());
  // Whatever was recorded may have changed them; what has not changed is not recorded again.
  const unwatch = store.subscribe(look);
  signal.addEventListener('abort', unwatch, { once: true });
  sampleStats(
    peers.map((peer) => ({ connection: () => ({ alice, bob })[peer].pc, record: store.recorderFor(peer) })),
    signal,
    { keepsAll: false, intervalMs: parts.intervalMs },
  );

  const added: Partial<Record<MediaKind, RTCRtpTransceiver>> = {};
  const negotiating = negotiateFrom(alice, bob);
  // #region add-tracks
  for (const track of alice.stream.getTracks()) alice.pc.addTrack(track, alice.stream);
  // #endregion
  for (const transceiver of alice.pc.getTransceivers())
    added[transceiver.sender.track?.kind as MediaKind] = transceiver;
  await Promise.race([negotiating, Promise.all([whenConnected(alice.pc, signal), whenConnected(bob.pc, signal)])]);
  // Once it is up, what goes wrong is in the trace.
  negotiating.catch(() => {});
  look();
  return {
    ...{ alice, bob, signal, look },
    transceivers: added as Record<MediaKind, RTCRtpTransceiver>,
  };
}
