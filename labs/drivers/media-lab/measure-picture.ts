import { trackFacts } from '../sanitise.ts';
import type { RecordFact } from '../trace-store.ts';

/** Enough to tell black from a picture, and one picture from the next. */
const [width, height] = [48, 36];

/**
 * Records how bright a received picture is shown and how much of it has changed, at each call, until `signal` aborts. It has
 * an element of its own, so that it sees what the page would show, wherever the page has scrolled to.
 */
export function createPictureMeter(track: MediaStreamTrack, record: RecordFact, signal: AbortSignal): () => void {
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  video.srcObject = new MediaStream([track]);
  // What is not in the page does not play by itself.
  video.play().catch(() => {});
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const paint = canvas.getContext('2d', { willReadFrequently: true });
  signal.addEventListener('abort', () => (video.srcObject = null), { once: true });
  let last: readonly number[] | null = null;
  return () => {
    if (!paint || video.videoWidth === 0) return;
    paint.drawImage(video, 0, 0, width, height);
    const luma = lumaOf(paint.getImageData(0, 0, width, height).data);
    const before = last;
    last = luma;
    const change = before ? mean(luma.map((value, at) => Math.abs(value - (before[at] ?? 0)))) : 0;
    record('picture.measured', { track: trackFacts(track), brightness: mean(luma), change });
  };
}

/** @see https://www.itu.int/rec/R-REC-BT.601 */
function lumaOf(pixels: Uint8ClampedArray): readonly number[] {
  return Array.from({ length: pixels.length / 4 }, (_, at) => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at * 4, at * 4 + 3);
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
