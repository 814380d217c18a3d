import { pictureSize, type Plan } from '#labs/model/codecs/experiment.ts';
import { codeHeight, paintCode } from '#labs/model/picture/frame-code.ts';

export type CodedPicture = {
  track: MediaStreamTrack;
  /** How many pictures were drawn so far. */
  count: () => number;
};

/** What is drawn alike each time, or what a camera shows. */
export type Scene = Exclude<Plan['motion'], 'camera'> | HTMLVideoElement;

/** A picture whose every frame carries its number, until `signal` aborts. */
export function openCodedPicture(
  scene: Scene,
  signal: AbortSignal,
  { width, height, framesPerSecond } = pictureSize,
): CodedPicture {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const paint = canvas.getContext('2d') as CanvasRenderingContext2D;
  const drawBehind = typeof scene === 'string' ? drawnScene(scene) : filmedScene(scene);
  // Each frame is handed over by us: none is missed, and none comes twice.
  const [track] = canvas.captureStream(0).getVideoTracks() as [CanvasCaptureMediaStreamTrack];
  let number = 0;
  const draw = () => {
    drawBehind(paint, number);
    paintCode(width, number, (left, top, across, down, luma) => {
      paint.fillStyle = `rgb(${luma} ${luma} ${luma})`;
      paint.fillRect(left, top, across, down);
    });
    track.requestFrame();
    number += 1;
  };
  draw();
  // Late ticks are made up for, so that the rate holds on a busy machine.
  const begin = performance.now();
  const timer = setInterval(() => {
    if (performance.now() - begin >= (number * 1000) / framesPerSecond) draw();
  }, 4);
  signal.addEventListener(
    'abort',
    () => {
      clearInterval(timer);
      track.stop();
    },
    { once: true },
  );
  return { track, count: () => number };
}

const tile = 320;

/** Edges, slopes and fine grain, the same each time: something to lose at every rate. */
function createScene(): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width: tile, height: tile });
  const paint = canvas.getContext('2d') as CanvasRenderingContext2D;
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const slope = paint.createLinearGradient(0, 0, tile, tile);
  slope.addColorStop(0, '#274690');
  slope.addColorStop(0.5, '#c9d6df');
  slope.addColorStop(1, '#1b2a41');
  paint.fillStyle = slope;
  paint.fillRect(0, 0, tile, tile);
  for (let shape = 0; shape < 260; shape += 1) {
    paint.fillStyle = `hsl(${next(360)} 45% ${20 + next(60)}%)`;
    const size = shape < 60 ? 10 + next(34) : 2 + next(5);
    if (shape % 3 === 0) paint.fillRect(next(tile), next(tile), size, size);
    else {
      paint.beginPath();
      paint.arc(next(tile), next(tile), size / 2, 0, 2 * Math.PI);
      paint.fill();
    }
  }
  return canvas;
}

type Draw = (paint: CanvasRenderingContext2D, number: number) => void;

function drawnScene(motion: Exclude<Plan['motion'], 'camera'>): Draw {
  const scene = createScene();
  return (paint, number) => drawScene(paint, scene, number, motion);
}

/** The middle of what the camera shows, as large as the picture. */
function filmedScene(video: HTMLVideoElement): Draw {
  return (paint) => {
    const { width, height } = paint.canvas;
    const scale = Math.max(width / (video.videoWidth || width), height / (video.videoHeight || height));
    const [across, down] = [(video.videoWidth || width) * scale, (video.videoHeight || height) * scale];
    paint.drawImage(video, (width - across) / 2, (height - down) / 2, across, down);
  };
}

/** A head that sways before a wall, a wall that moves, or nearly nothing that does. */
function drawScene(
  paint: CanvasRenderingContext2D,
  scene: HTMLCanvasElement,
  number: number,
  motion: Exclude<Plan['motion'], 'camera'>,
): void {
  const { width, height } = paint.canvas;
  const top = codeHeight(width);
  const shift = motion === 'busy' ? number * 2.5 : 0;
  for (let x = -(shift % tile); x < width; x += tile)
    for (let y = top - ((shift * 0.6) % tile); y < height; y += tile) paint.drawImage(scene, x, y);
  const sway = motion === 'still' ? 0 : Math.sin(number / 11);
  const [x, y] = [width / 2 + sway * 40, height / 2 + 20 + Math.cos(number / 17) * (motion === 'still' ? 2 : 14)];
  paint.fillStyle = '#e0a585';
  paint.beginPath();
  paint.ellipse(x, y, 70, 92, sway * 0.15, 0, 2 * Math.PI);
  paint.fill();
  paint.fillStyle = '#2b1d14';
  for (const side of [-1, 1]) paint.fillRect(x + side * 28 - 7, y - 24, 14, number % 90 < 4 ? 3 : 12);
  const mouth = motion === 'still' ? 6 : 6 + Math.abs(Math.sin(number / 4)) * 16;
  paint.fillRect(x - 22, y + 36, 44, mouth);
}
