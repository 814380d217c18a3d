// Compares decoded pictures with the very ones that were sent, away from the page.
import { codeHeight, readCode } from '#labs/model/picture/frame-code.ts';
import type { Plane } from '#labs/model/picture/planes.ts';
import { psnr } from '#labs/model/picture/psnr.ts';
import { ssim } from '#labs/model/picture/ssim.ts';

export type PictureTask =
  | { do: 'watch'; sent: ReadableStream<VideoFrame>; received: ReadableStream<VideoFrame> }
  /** Counts from here on. */
  | { do: 'begin' }
  /** Answers with what was found since. */
  | { do: 'report' };

export type PictureReport = {
  psnr: number | null;
  ssim: number | null;
  /** Milliseconds. */
  latency: number | null;
  paired: number;
  unread: number;
  unpaired: number;
  /** When the first picture was decoded, in milliseconds since 1970. */
  firstAt: number | null;
};

/** Sent pictures are kept so long: three seconds, and no decoded one is as late as that. */
const most = 90;

type Sent = { luma: Plane; at: number };
const sent = new Map<number, Sent>();
/** How the decoder turns red, green and blue into luma; compared in another way, eight decibels are lost. */
let matrix: VideoColorSpaceInit | null = null;
let isCounting = false;
let firstAt: number | null = null;
let found = { psnr: [] as number[], ssim: [] as number[], latency: [] as number[], unread: 0, unpaired: 0 };

const now = () => performance.timeOrigin + performance.now();

addEventListener('message', ({ data }: MessageEvent<PictureTask>) => {
  switch (data.do) {
    case 'watch':
      void each(data.sent, keep);
      void each(data.received, compare);
      return;
    case 'begin':
      found = { psnr: [], ssim: [], latency: [], unread: 0, unpaired: 0 };
      isCounting = true;
      return;
    case 'report': {
      isCounting = false;
      const { unread, unpaired } = found;
      const report: PictureReport = {
        psnr: mean(found.psnr),
        ssim: mean(found.ssim),
        latency: found.latency.toSorted((one, other) => one - other)[Math.floor(found.latency.length / 2)] ?? null,
        paired: found.psnr.length,
        ...{ unread, unpaired, firstAt },
      };
      postMessage(report);
    }
  }
});

async function each(frames: ReadableStream<VideoFrame>, look: (frame: VideoFrame, at: number) => Promise<void>) {
  const reader = frames.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    try {
      await look(value, now());
    } finally {
      value.close();
    }
  }
}

async function keep(frame: VideoFrame, at: number): Promise<void> {
  const luma = await lumaOf(frame);
  const number = readCode(luma);
  if (number === null) return;
  sent.set(number, { luma, at });
  const [oldest] = sent.keys();
  if (sent.size > most && oldest !== undefined) sent.delete(oldest);
}

async function compare(frame: VideoFrame, at: number): Promise<void> {
  firstAt ??= at;
  matrix ??= frame.colorSpace.toJSON();
  if (!isCounting) return;
  const luma = await lumaOf(frame);
  const number = readCode(luma);
  if (number === null) return void (found.unread += 1);
  const source = sent.get(number);
  // Of another size it was shrunk: how well it was coded cannot be told from this.
  if (source?.luma.width !== luma.width || source.luma.height !== luma.height) return void (found.unpaired += 1);
  const from = codeHeight(luma.width);
  found.psnr.push(Math.min(100, psnr(source.luma, luma, from)));
  found.ssim.push(ssim(source.luma, luma, from));
  found.latency.push(at - source.at);
}

/** The luma of a frame, converted where the browser holds colours. */
async function lumaOf(frame: VideoFrame): Promise<Plane> {
  const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
  const bytes = new Uint8Array(frame.allocationSize());
  const [layout] = await frame.copyTo(bytes);
  const stride = layout?.stride ?? width;
  const offset = layout?.offset ?? 0;
  if (!/^(RGB|BGR)/.test(frame.format ?? '')) return { data: bytes.subarray(offset), width, height, stride };
  const isBlueFirst = frame.format?.startsWith('BGR') === true;
  const data = new Uint8Array(width * height);
  const [r, g, b, base] = weights();
  const [red, blue] = isBlueFirst ? [2, 0] : [0, 2];
  for (let y = 0, to = 0; y < height; y += 1) {
    let at = offset + y * stride;
    for (let x = 0; x < width; x += 1, at += 4, to += 1)
      data[to] = base + r * (bytes[at + red] ?? 0) + g * (bytes[at + 1] ?? 0) + b * (bytes[at + blue] ?? 0) + 0.5;
  }
  return { data, width, height, stride: width };
}

/** @see ITU-T BT.601 and BT.709: of full range, or of 16 to 235 */
function weights(): readonly [red: number, green: number, blue: number, base: number] {
  const [r, b] = matrix?.matrix === 'bt709' ? [0.2126, 0.0722] : [0.299, 0.114];
  const scale = matrix?.fullRange === true ? 1 : 219 / 255;
  return [r * scale, (1 - r - b) * scale, b * scale, matrix?.fullRange === true ? 0 : 16];
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
