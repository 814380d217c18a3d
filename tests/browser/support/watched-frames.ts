export type WatchedFrames = {
  frames: number;
  /** Milliseconds: the longest time without a new frame, and the longest without one that is not black. */
  longestGap: number;
  longestBlack: number;
};

declare global {
  interface Window {
    watched: { end: () => WatchedFrames };
  }
}

/** Watches each new frame of a playing element, in the page, until `window.watched.end()`. */
export function watchFrames(video: HTMLVideoElement): void {
  const canvas = Object.assign(document.createElement('canvas'), { width: 16, height: 12 });
  const paint = canvas.getContext('2d', { willReadFrequently: true });
  const seen = { frames: 0, longestGap: 0, longestBlack: 0 };
  let [last, lastBright, isOver] = [performance.now(), performance.now(), false];
  const note = (now: number, isBright: boolean) => {
    seen.longestGap = Math.max(seen.longestGap, now - last);
    seen.longestBlack = Math.max(seen.longestBlack, now - lastBright);
    last = now;
    if (isBright) lastBright = now;
  };
  const take = () => {
    if (isOver) return;
    paint?.drawImage(video, 0, 0, 16, 12);
    const pixels = paint?.getImageData(0, 0, 16, 12).data ?? new Uint8ClampedArray();
    let sum = 0;
    pixels.forEach((value, at) => (sum += at % 4 === 3 ? 0 : value));
    seen.frames += 1;
    note(performance.now(), sum / (16 * 12 * 3) > 8);
    video.requestVideoFrameCallback(take);
  };
  video.requestVideoFrameCallback(() => {
    last = lastBright = performance.now();
    take();
  });
  window.watched = {
    end() {
      isOver = true;
      note(performance.now(), false);
      return seen;
    },
  };
}
