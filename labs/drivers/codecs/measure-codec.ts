import { pictureSize, settleSeconds, type Measurement, type Plan, type Trial } from '#labs/model/codecs/experiment.ts';
import { codecName, preferenceList, type Codec } from '#labs/model/codecs/preference.ts';
import { whenConnected } from '../connected.ts';
import { elapsed } from './elapsed.ts';
import { openCodedPicture, type Scene } from './coded-picture.ts';
import type { PictureReport, PictureTask } from './picture-worker.ts';

declare global {
  /** Chromium has it; where it is missing pictures are not compared. @see https://w3c.github.io/mediacapture-transform/ */
  class MediaStreamTrackProcessor {
    constructor(init: { track: MediaStreamTrack });
    readonly readable: ReadableStream<VideoFrame>;
  }
}

export function canComparePictures(): boolean {
  return 'MediaStreamTrackProcessor' in globalThis && 'VideoFrame' in globalThis;
}

/** What this browser can send, by the names of its codecs. */
export function sendableCodecs(): readonly string[] {
  const { codecs } = RTCRtpSender.getCapabilities('video') ?? { codecs: [] };
  const known = ['VP8', 'VP9', 'H264', 'AV1', 'H265'];
  const names = new Set(codecs.map(codecName));
  return known.filter((name) => names.has(name));
}

/**
 * A call of its own from the same drawn source, measured for `seconds` after it has settled. Everything is released at the
 * end, and when `signal` aborts.
 *
 * @throws what the browser throws, and the reason of `signal`
 */
export async function measureCodec(
  trial: Trial & { repeat: number },
  scene: Scene,
  { seconds, hint }: Pick<Plan, 'seconds' | 'hint'>,
  signal: AbortSignal,
): Promise<Measurement> {
  const over = new AbortController();
  const life = AbortSignal.any([over.signal, signal]);
  const [sender, receiver] = [new RTCPeerConnection(), new RTCPeerConnection()];
  try {
    return await measure(sender, receiver, trial, seconds, openCodedPicture(scene, life), hint, life);
  } finally {
    sender.close();
    receiver.close();
    over.abort();
  }
}

async function measure(
  sender: RTCPeerConnection,
  receiver: RTCPeerConnection,
  { codec, cap, repeat }: Trial & { repeat: number },
  seconds: number,
  picture: ReturnType<typeof openCodedPicture>,
  hint: Plan['hint'],
  signal: AbortSignal,
): Promise<Measurement> {
  picture.track.contentHint = hint;
  const { framesPerSecond } = pictureSize;
  const transceiver = sender.addTransceiver(picture.track, {
    direction: 'sendonly',
    sendEncodings: [{ maxBitrate: cap * 1000, maxFramerate: framesPerSecond }],
  });
  const { codecs } = RTCRtpReceiver.getCapabilities('video') ?? { codecs: [] };
  transceiver.setCodecPreferences([...preferenceList(codecs as readonly Codec[], [codec])] as RTCRtpCodec[]);
  sender.onicecandidate = ({ candidate }) => void receiver.addIceCandidate(candidate ?? undefined).catch(() => {});
  receiver.onicecandidate = ({ candidate }) => void sender.addIceCandidate(candidate ?? undefined).catch(() => {});
  const received = new Promise<MediaStreamTrack>((resolve) => {
    receiver.ontrack = ({ track }) => resolve(track);
  });
  await sender.setLocalDescription();
  await receiver.setRemoteDescription(sender.localDescription as RTCSessionDescription);
  await receiver.setLocalDescription();
  await sender.setRemoteDescription(receiver.localDescription as RTCSessionDescription);
  const answeredAt = performance.timeOrigin + performance.now();
  // Otherwise some encoders save by a smaller picture, and others by a worse one: no way to compare them.
  const parameters = transceiver.sender.getParameters();
  parameters.degradationPreference = 'maintain-resolution';
  await transceiver.sender.setParameters(parameters);
  const worker = watch(picture.track, await received, signal);
  // A stream that nobody plays is not decoded everywhere.
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([await received]);
  signal.addEventListener('abort', () => (video.srcObject = null), { once: true });
  void video.play().catch(() => {});
  await whenConnected(sender, signal);
  await elapsed(settleSeconds, signal);

  worker?.begin();
  const [before, drawnBefore, begin] = [await read(sender, receiver), picture.count(), performance.now()];
  await elapsed(seconds, signal);
  const [after, drawn, took] = [await read(sender, receiver), picture.count() - drawnBefore, performance.now() - begin];
  const pictures = (await worker?.report()) ?? null;
  const firstPicture = pictures?.firstAt ?? null;

  const grown = (side: 'out' | 'in', member: string) => {
    const [from, to] = [before[side][member], after[side][member]];
    return typeof from === 'number' && typeof to === 'number' ? to - from : null;
  };
  const each = (side: 'out' | 'in', member: string, per: string, scale = 1) => {
    const [sum, count] = [grown(side, member), grown(side, per)];
    return sum === null || !count ? null : (sum / count) * scale;
  };
  const rate = (value: number | null, scale: number) => (value === null ? null : (value / took) * 1000 * scale);
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    ...{ codec, cap, repeat },
    bitrate: rate(grown('out', 'bytesSent'), 8 / 1000),
    fps: rate(grown('in', 'framesDecoded'), 1),
    sourceFps: (drawn / took) * 1000,
    height: typeof after.in['frameHeight'] === 'number' ? after.in['frameHeight'] : null,
    encodeTime: each('out', 'totalEncodeTime', 'framesEncoded', 1000),
    decodeTime: each('in', 'totalDecodeTime', 'framesDecoded', 1000),
    qp: each('out', 'qpSum', 'framesEncoded'),
    firstFrame: firstPicture === null ? null : firstPicture - answeredAt,
    psnr: pictures?.psnr ?? null,
    ssim: pictures?.ssim ?? null,
    latency: pictures?.latency ?? null,
    paired: pictures?.paired ?? 0,
    unread: pictures?.unread ?? 0,
    unpaired: pictures?.unpaired ?? 0,
    encoder: text(after.out['encoderImplementation']),
    decoder: text(after.in['decoderImplementation']),
    isPowerEfficient:
      typeof after.out['powerEfficientEncoder'] === 'boolean' ? after.out['powerEfficientEncoder'] : null,
    limitation: text(after.out['qualityLimitationReason']),
  };

  function watch(source: MediaStreamTrack, decoded: MediaStreamTrack, life: AbortSignal) {
    if (!canComparePictures()) return null;
    const begun = new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });
    const own = source.clone();
    const far = decoded.clone();
    const task = (what: PictureTask, transfer: Transferable[] = []) => begun.postMessage(what, transfer);
    const [sent, got] = [own, far].map((track) => new MediaStreamTrackProcessor({ track }).readable) as [
      ReadableStream<VideoFrame>,
      ReadableStream<VideoFrame>,
    ];
    task({ do: 'watch', sent, received: got }, [sent, got]);
    life.addEventListener(
      'abort',
      () => {
        own.stop();
        far.stop();
        begun.terminate();
      },
      { once: true },
    );
    return {
      begin: () => task({ do: 'begin' }),
      report: () =>
        new Promise<PictureReport>((resolve, reject) => {
          begun.addEventListener('message', ({ data }: MessageEvent<PictureReport>) => resolve(data), { once: true });
          begun.addEventListener('error', () => reject(new Error('The comparing worker has ended.')), { once: true });
          life.addEventListener('abort', () => reject(life.reason as Error), { once: true });
          task({ do: 'report' });
        }),
    };
  }
}

type Report = Readonly<Record<string, unknown>>;

async function read(sender: RTCPeerConnection, receiver: RTCPeerConnection): Promise<{ out: Report; in: Report }> {
  const [sent, got] = await Promise.all([sender.getStats(), receiver.getStats()]);
  const find = (reports: RTCStatsReport, type: string): Report => {
    let found: Report = {};
    reports.forEach((report: Report) => {
      if (report['type'] === type && report['kind'] === 'video') found = report;
    });
    return found;
  };
  return { out: find(sent, 'outbound-rtp'), in: find(got, 'inbound-rtp') };
}
