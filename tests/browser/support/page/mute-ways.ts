import type { MediaScreen } from '#labs/drivers/media-lab/media-run.ts';
import { createMediaSession } from '#labs/drivers/media-lab/media-session.ts';
import { fold } from '#labs/model/fold.ts';
import { noMutes, stepMutes, type MuteTable } from '#labs/model/media/mute-table.ts';
import { muteStepId, muteWays, type MediaKind, type MuteWay } from '#labs/model/media/mute-ways.ts';

/** What the page itself saw while one way was in force, without the lab's observers and meters. */
export type SeenDuring = {
  /** Events of Bob's tracks, as `video mute`. */
  events: readonly string[];
  /** Frames decoded and bytes received between two samples of its own. */
  frames: number;
  bytes: Readonly<Record<MediaKind, number>>;
  muted: Readonly<Record<MediaKind, boolean>>;
};

export type MuteStory = { told: MuteTable; seen: Readonly<Record<MuteWay, SeenDuring>>; open: number };

/** Tries every way to mute in the lab's own call, and watches the far side beside it. */
export async function tellMutes(): Promise<MuteStory> {
  const life = new AbortController();
  const looks = {
    alice: { name: 'Alice', colour: '#7cc4ff', pitch: 220 },
    bob: { name: 'Bob', colour: '#ffa35c', pitch: 330 },
  };
  const screen: MediaScreen = (peer, which, stream) => {
    if (peer !== 'bob' || which !== 'remote') return;
    // Sound that no element plays is not decoded.
    const video = document.querySelector('video') ?? document.body.appendChild(document.createElement('video'));
    Object.assign(video, { muted: true, autoplay: true, srcObject: stream });
  };
  const session = createMediaSession({ looks, other: looks.bob, screen, signal: life.signal });
  await session.connect();
  const bob = session.call.connections()?.bob as RTCPeerConnection;
  const receivers = bob.getReceivers();
  const seen = watch(bob, receivers, (way) => isInForce(way));
  const isInForce = (way: MuteWay) => {
    session.store.flush();
    const steps = session.store.getTrace().events.filter(({ type }) => type === 'step.started');
    const last = steps.at(-1);
    return last?.type === 'step.started' && last.step === muteStepId({ phase: 'mute', way, kind: 'audio' });
  };
  await session.tryAll();
  session.store.flush();
  const told = fold(session.store.getTrace(), stepMutes, noMutes);
  seen.end();
  const tracks = [
    session.call.track('video'),
    session.call.track('audio'),
    ...bob.getSenders().map(({ track }) => track),
  ];
  life.abort();
  const open = tracks.filter((track) => track?.readyState === 'live').length;
  return { told, seen: seen.all, open };
}

/** Counts with a clock of its own; what is counted is only what fell wholly into one way. */
function watch(bob: RTCPeerConnection, receivers: readonly RTCRtpReceiver[], isInForce: (way: MuteWay) => boolean) {
  const none = (): SeenDuring => ({
    ...{ events: [], frames: 0, bytes: { video: 0, audio: 0 } },
    muted: { video: false, audio: false },
  });
  const all = Object.fromEntries(muteWays.map((way) => [way, none()])) as Record<MuteWay, SeenDuring>;
  const current = () => muteWays.find((way) => isInForce(way));
  const control = new AbortController();
  for (const { track } of receivers)
    for (const type of ['mute', 'unmute', 'ended'])
      track.addEventListener(
        type,
        () => {
          const way = current();
          if (way) all[way] = { ...all[way], events: [...all[way].events, `${track.kind} ${type}`] };
        },
        { signal: control.signal },
      );
  let last: { way: MuteWay; samples: number; frames: number; video: number; audio: number } | null = null;
  const look = async () => {
    const way = current();
    const counts = { frames: 0, video: 0, audio: 0 };
    (await bob.getStats()).forEach((report: Record<string, unknown>) => {
      if (report['type'] !== 'inbound-rtp') return;
      if (report['kind'] === 'video') counts.frames += Number(report['framesDecoded'] ?? 0);
      counts[report['kind'] as MediaKind] += Number(report['bytesReceived'] ?? 0);
    });
    if (!way || way !== current()) {
      last = null;
      return;
    }
    const samples = last?.way === way ? last.samples + 1 : 0;
    // In the first samples there is still what was on its way.
    if (last && samples > 2) {
      const { frames, bytes } = all[way];
      all[way] = {
        ...all[way],
        frames: frames + Math.max(0, counts.frames - last.frames),
        bytes: {
          video: bytes.video + Math.max(0, counts.video - last.video),
          audio: bytes.audio + Math.max(0, counts.audio - last.audio),
        },
        muted: Object.fromEntries(receivers.map(({ track }) => [track.kind, track.muted])) as SeenDuring['muted'],
      };
    }
    last = { way, samples, ...counts };
  };
  const timer = setInterval(() => void look(), 250);
  return {
    all,
    end() {
      clearInterval(timer);
      control.abort();
    },
  };
}
