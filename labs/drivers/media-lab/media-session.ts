import type { MediaKind, MuteWay } from '#labs/model/media/mute-ways.ts';
import { mediaKinds } from '#labs/model/media/mute-ways.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { observeOwnTrack } from '../observe-own-track.ts';
import type { SyntheticLook } from '../synthetic-media.ts';
import { createTraceStore, type RecordFact, type TraceStore } from '../trace-store.ts';
import type { MediaCall, UseOptions } from './media-call.ts';
import { startRun, type MediaRun, type MediaScreen } from './media-run.ts';
import { mistakeCures, mistakenCode, type MistakeCure, type MistakenApp } from './mute-mistake-code.ts';
import { createWayOf, mute, tryAllWays, unmute, type MutingParts } from './muting.ts';
import { changeAndNegotiate } from './negotiate.ts';
import { createOwnSources } from './own-sources.ts';
import { openOwnTracks } from './own-tracks.ts';
import { whenPictured } from './when-pictured.ts';

export type MediaSession = {
  store: TraceStore;
  /** For the panel of devices. */
  call: MediaCall;
  /** A new call, in place of the one there is. @throws what the browser throws */
  connect: () => Promise<void>;
  hangUp: () => void;
  /** Hangs up, and begins with an empty trace. */
  reset: () => void;
  /** Mutes Alice in one way, and takes back any other first. Resolves once the far side could know of it. */
  mute: (way: MuteWay, kinds: readonly MediaKind[]) => Promise<void>;
  unmute: () => Promise<void>;
  /** Every way, one after the other; ends early with the call. */
  tryAll: () => Promise<void>;
  /** Sends the other synthetic camera in place of the one before. */
  switchCamera: () => Promise<void>;
  /** A second picture beside the first, or no longer. */
  setSecondCamera: (isOn: boolean) => Promise<void>;
  hasSecondCamera: () => boolean;
  /** What an application does that takes the stream it got last for the one it sends. */
  mistake: {
    press: (isEnabled: boolean) => Promise<void>;
    switchCamera: () => Promise<void>;
    cure: (how: MistakeCure) => Promise<void>;
  };
};

export type MediaOptions = {
  looks: Readonly<Record<PeerId, SyntheticLook>>;
  /** Of Alice's other camera. */
  other: SyntheticLook;
  screen: MediaScreen;
  signal: AbortSignal;
};

/** Milliseconds between samples: while every way is tried, and otherwise. */
const [quickMs, calmMs] = [400, 1000];

/** From now on the button of the application works on what is sent; its other microphone is let go. */
function workOnSent({ stream, audioSender: { track } }: MistakenApp): void {
  for (const other of stream.getAudioTracks())
    if (other !== track) {
      stream.removeTrack(other);
      other.stop();
    }
  if (track) stream.addTrack(track);
}

/** A call whose tracks can be muted, switched, added and mixed up. Everything ends with the call, and with `signal`. */
export function createMediaSession({ looks, other, screen, signal }: MediaOptions): MediaSession {
  const store = createTraceStore();
  const sources = createOwnSources();
  const wayOf = createWayOf(store);
  const listeners = new Set<() => void>();
  let record: RecordFact = store.recorderFor('alice');
  let over = new AbortController();
  let run: MediaRun | null = null;
  let connections: RTCPeerConnection[] = [];
  let hasCalled = false;
  let isOpening = false;
  let ends = 0;
  let isQuick = false;
  let isOther = false;
  let second: { stream: MediaStream; sender: RTCRtpSender } | null = null;
  let app: MistakenApp | null = null;

  const announce = () => {
    run?.look();
    listeners.forEach((listener) => listener());
  };
  /** What was chosen for Alice to send stays; of what was opened for this call nothing does. */
  const endCall = () => {
    // While they are still observed, so that the trace says it.
    for (const connection of connections) connection.close();
    over.abort(new DOMException('The call was hung up.', 'AbortError'));
    for (const stream of [second?.stream, app?.stream]) stream?.getTracks().forEach((track) => track.stop());
    [connections, run, second, app, isQuick, isOther] = [[], null, null, null, false, false];
  };
  const hangUp = () => {
    ends += 1;
    // Of a call that never came about there is nothing to look at.
    if (isOpening) store.clear();
    isOpening = false;
    endCall();
    sources.end();
    announce();
  };
  signal.addEventListener('abort', hangUp, { once: true });

  /** One change after the other: each has to know what the one before has left. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: (run: MediaRun) => Promise<void> | void): Promise<void> => {
    const mine = last.then(async () => {
      const during = run;
      if (!during) return;
      try {
        await work(during);
      } catch (cause) {
        // Who hangs up, or begins another call, wants to hear of no error.
        if (!during.signal.aborted) throw cause;
      } finally {
        announce();
      }
    });
    last = mine.catch(() => {});
    return mine;
  };
  const open = (kinds: readonly MediaKind[]) =>
    openOwnTracks(kinds, isOther ? other : looks.alice, record, over.signal);
  const muting = (): MutingParts => ({
    ...{ store, record, sources },
    open: async (kind, stopped) => (await sources.again(stopped)) ?? (open([kind])[0] as MediaStreamTrack),
  });

  const use = async (kind: MediaKind, track: MediaStreamTrack | null, options: UseOptions = {}) => {
    const way = wayOf(kind);
    // A switch of the camera is no reason to be seen: what takes the place of a disabled track is disabled, too.
    if (track && way === 'enabled') track.enabled = false;
    if (track && run) observeOwnTrack(track, record, run.signal);
    if (run) {
      const { sender } = run.transceivers[kind];
      // #region switch
      await sender.replaceTrack(track);
      // #endregion
    }
    sources.put(kind, track, options);
    announce();
  };
  /** The same in a call, in turn. What is chosen there is to be sent. */
  const useInCall = (kind: MediaKind, track: MediaStreamTrack | null, options: UseOptions) =>
    inTurn(async (during) => {
      await sendAgain(during, kind);
      await use(kind, track, options);
    });
  const sendAgain = async (during: MediaRun, kind: MediaKind) => {
    const way = wayOf(kind);
    if (way !== null && way !== 'enabled') await unmute(during, muting());
  };
  const careless = ({ alice, transceivers }: MediaRun): MistakenApp =>
    (app ??= {
      stream: alice.stream,
      videoSender: transceivers.video.sender,
      audioSender: transceivers.audio.sender,
      getUserMedia: () => {
        // Tidier than many: what nobody sends is not left open.
        const left = app?.stream.getAudioTracks() ?? [];
        for (const track of left) if (track !== transceivers.audio.sender.track) track.stop();
        isOther = !isOther;
        return Promise.resolve(new MediaStream([...open(['audio', 'video'])]));
      },
    });
  const carelessStream = () => (app && app.stream !== sources.stream() ? [app.stream] : []);

  const connect = async () => {
    endCall();
    // What devices were asked for before the first call belongs to it.
    if (hasCalled) store.clear();
    hasCalled = true;
    record = store.recorderFor('alice');
    record('run.started', { scenario: 'media-call', fault: null });
    const life = (over = new AbortController());
    isOpening = true;
    const missing = mediaKinds.filter((kind) => sources.track(kind)?.readyState !== 'live');
    if (missing.length > 0) for (const track of open(missing)) sources.put(track.kind as MediaKind, track);
    for (const kind of mediaKinds) observeOwnTrack(sources.track(kind) as MediaStreamTrack, record, life.signal);
    try {
      run = await startRun(
        {
          ...{ store, looks, screen, stream: sources.stream() },
          others: () => [...(second ? [second.stream] : []), ...carelessStream()],
          intervalMs: () => (isQuick ? quickMs : calmMs),
          onConnection: (connection) => void connections.push(connection),
        },
        life.signal,
      );
      isOpening = false;
      announce();
    } catch (cause) {
      if (life.signal.aborted) return;
      isOpening = false;
      throw cause;
    }
  };

  return {
    store,
    call: {
      store,
      signal,
      track: sources.track,
      async use(kind, track, options = {}) {
        if (run) await useInCall(kind, track, options);
        else await use(kind, track, options);
        // Who has hung up meanwhile wants nothing to be left open.
        if (track && sources.track(kind) !== track) track.stop();
      },
      ends: () => ends,
      connections: () => run && { alice: run.alice.pc, bob: run.bob.pc },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      record: (type, facts) => record(type, facts),
    },
    connect() {
      const mine = connect();
      // What is pressed meanwhile waits for it.
      last = mine.catch(() => {});
      return mine;
    },
    hangUp,
    reset() {
      hangUp();
      hasCalled = false;
      store.clear();
      record = store.recorderFor('alice');
    },
    mute: (way, kinds) => inTurn((during) => mute(during, way, kinds, muting())),
    unmute: () => inTurn((during) => unmute(during, muting())),
    tryAll: () =>
      inTurn(async (during) => {
        isQuick = true;
        await tryAllWays(during, muting()).finally(() => (isQuick = false));
      }),
    switchCamera: () =>
      inTurn(async (during) => {
        const { signal: life } = during;
        await sendAgain(during, 'video');
        isOther = !isOther;
        const [camera] = open(['video']) as [MediaStreamTrack];
        // The camera before goes on until this one has a picture.
        await whenPictured(camera, life);
        await use('video', camera);
      }),
    hasSecondCamera: () => second !== null,
    setSecondCamera: (isOn) =>
      inTurn(async ({ alice: { pc }, signal: life }) => {
        if (isOn === (second !== null)) return;
        await changeAndNegotiate(
          pc,
          () => {
            if (second) {
              const { sender, stream } = second;
              second = null;
              pc.removeTrack(sender);
              stream.getTracks().forEach((track) => track.stop());
              return;
            }
            const [camera] = openOwnTracks(['video'], other, record, life) as [MediaStreamTrack];
            const stream = new MediaStream([camera]);
            second = { stream, sender: pc.addTrack(camera, stream) };
          },
          life,
        );
      }),
    mistake: {
      press: (isEnabled) => inTurn((during) => mistakenCode.press(careless(during), isEnabled)),
      switchCamera: () =>
        inTurn(async (during) => {
          const own = careless(during);
          await unmute(during, muting());
          await mistakenCode.switchCamera(own);
          sources.put('video', own.stream.getVideoTracks()[0] ?? null);
        }),
      cure: (how) =>
        inTurn(async (during) => {
          const own = careless(during);
          const isEnabled = own.stream.getAudioTracks()[0]?.enabled ?? true;
          await mistakeCures[how](own, isEnabled);
          if (how === 'sender') workOnSent(own);
          if (how === 'replace') sources.put('audio', own.stream.getAudioTracks()[0] ?? null);
        }),
    },
  };
}
