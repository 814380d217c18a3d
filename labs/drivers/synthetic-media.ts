/** How a synthetic camera looks and sounds. */
export type SyntheticLook = {
  /** Drawn into the picture. */
  name: string;
  /** Any CSS colour. */
  colour: string;
  /** Of the tone, in Hz. */
  pitch: number;
  /** Larger, faster, and with a texture that moves all over the picture: an encoder has to work for it. */
  isBusy?: boolean;
};

/** Of a picture that is looked at, and of one that is measured. */
const plain = { width: 320, height: 240, framesPerSecond: 20 };
const busy = { width: 640, height: 360, framesPerSecond: 30 };
/** Quiet enough to be listened to in a classroom. */
const loudness = 0.02;

/** A camera and a microphone nobody has to permit: a drawn clock with the peer's name, and a quiet tone. */
export function openSyntheticStream(look: SyntheticLook, signal: AbortSignal): MediaStream {
  return new MediaStream([openSyntheticCamera(look, signal), openSyntheticMicrophone(look, signal)]);
}

/** The picture alone. What draws it ends with `signal`, and with the track's `stop()`. */
export function openSyntheticCamera(look: SyntheticLook, signal: AbortSignal): MediaStreamTrack {
  return untilStopped((life) => openPicture(look, life), signal);
}

/** The tone alone. What makes it ends with `signal`, and with the track's `stop()`. */
export function openSyntheticMicrophone({ pitch }: SyntheticLook, signal: AbortSignal): MediaStreamTrack {
  return untilStopped((life) => openTone(pitch, life), signal);
}

/** No event says that a page has stopped a track of its own, so the member is shadowed on this one object. */
function untilStopped(open: (life: AbortSignal) => MediaStreamTrack, signal: AbortSignal): MediaStreamTrack {
  const stopped = new AbortController();
  const life = AbortSignal.any([signal, stopped.signal]);
  const track = open(life);
  const stop = () => MediaStreamTrack.prototype.stop.call(track);
  life.addEventListener('abort', stop, { once: true });
  track.stop = () => {
    // At once, as whoever stops a track expects.
    stop();
    stopped.abort();
  };
  return track;
}

/** Draws one frame nobody sees, so that the first call does not wait for the browser to look up its fonts. */
export function warmUpSyntheticMedia(look: SyntheticLook): void {
  drawFrame(createCanvas(plain).getContext('2d') as CanvasRenderingContext2D, look, 0);
}

/** The picture alone, drawn until `signal` aborts. */
export function openPicture(look: SyntheticLook, signal: AbortSignal): MediaStreamTrack {
  const size = look.isBusy ? busy : plain;
  const { framesPerSecond } = size;
  const canvas = createCanvas(size);
  const paint = canvas.getContext('2d') as CanvasRenderingContext2D;
  const begin = performance.now();
  const texture = look.isBusy ? createTexture() : null;
  const draw = () => {
    const seconds = (performance.now() - begin) / 1000;
    drawFrame(paint, look, seconds, (width, height) => {
      if (texture) drawTexture(paint, texture, seconds, width, height);
    });
  };
  draw();
  const timer = setInterval(draw, 1000 / framesPerSecond);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  const [track] = canvas.captureStream(framesPerSecond).getVideoTracks();
  // Only what is drawn from now on is captured, and who switches to this camera is waiting for its first picture.
  draw();
  return track as MediaStreamTrack;
}

/** The tone alone. Without a click in this page the context stays suspended and the track is silent, which harms no call. */
export function openTone(pitch: number, signal: AbortSignal): MediaStreamTrack {
  const audio = shareAudioContext(signal);
  const tone = new OscillatorNode(audio, { frequency: pitch });
  const destination = new MediaStreamAudioDestinationNode(audio);
  tone.connect(new GainNode(audio, { gain: loudness })).connect(destination);
  tone.start();
  signal.addEventListener('abort', () => tone.stop(), { once: true });
  return destination.stream.getAudioTracks()[0] as MediaStreamTrack;
}

let shared: AudioContext | undefined;
let users = 0;

/** One context serves all tones of the page; the last to end closes it. */
function shareAudioContext(signal: AbortSignal): AudioContext {
  const audio = (shared ??= new AudioContext());
  users += 1;
  signal.addEventListener(
    'abort',
    () => {
      users -= 1;
      if (users > 0) return;
      shared = undefined;
      void audio.close();
    },
    { once: true },
  );
  return audio;
}

function createCanvas({ width, height }: { width: number; height: number }): HTMLCanvasElement {
  return Object.assign(document.createElement('canvas'), { width, height });
}

const tile = 256;

/** Blocks of many sizes, the same each time: detail for an encoder to keep or to lose. */
function createTexture(): HTMLCanvasElement {
  const canvas = createCanvas({ width: tile, height: tile });
  const paint = canvas.getContext('2d') as CanvasRenderingContext2D;
  let seed = 1;
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let block = 0; block < 90; block += 1) {
    const [x, y, size] = [next(tile), next(tile), 12 + next(48)];
    paint.fillStyle = `hsl(${next(360)} 35% ${14 + next(26)}%)`;
    paint.fillRect(x, y, size, size);
  }
  return canvas;
}

/** Moves, so that no block of a frame is where it was in the last; slowly enough that a picture of half the size is easy. */
function drawTexture(
  paint: CanvasRenderingContext2D,
  texture: HTMLCanvasElement,
  seconds: number,
  width: number,
  height: number,
): void {
  const [left, top] = [((seconds * 30) % tile) - tile, ((seconds * 18) % tile) - tile];
  for (let x = left; x < width; x += tile) for (let y = top; y < height; y += tile) paint.drawImage(texture, x, y);
}

/** A face of dots that a hand passes over once a second: motion enough to see that the picture is alive. */
function drawFrame(
  paint: CanvasRenderingContext2D,
  { name, colour }: SyntheticLook,
  seconds: number,
  drawBehind: (width: number, height: number) => void = () => {},
): void {
  const { width, height } = paint.canvas;
  paint.fillStyle = '#0d1b26';
  paint.fillRect(0, 0, width, height);
  drawBehind(width, height);
  paint.fillStyle = colour;
  paint.fillRect(0, height - 6, (width * (seconds % 10)) / 10, 6);
  const [x, y, radius] = [width / 2, height * 0.4, 62];
  for (let dot = 0; dot < 60; dot += 1) {
    const turn = (dot / 60) * 2 * Math.PI - Math.PI / 2;
    const isPassed = dot <= (seconds % 1) * 60;
    paint.globalAlpha = isPassed ? 1 : 0.28;
    paint.beginPath();
    paint.arc(x + radius * Math.cos(turn), y + radius * Math.sin(turn), dot % 5 === 0 ? 3 : 1.7, 0, 2 * Math.PI);
    paint.fill();
  }
  paint.globalAlpha = 1;
  paint.textAlign = 'center';
  paint.textBaseline = 'middle';
  paint.fillStyle = '#ffffff';
  paint.font = '600 26px system-ui, sans-serif';
  paint.fillText(clockText(seconds), x, y + 1);
  paint.font = '600 22px system-ui, sans-serif';
  paint.fillText(name, x, y + 100);
}

function clockText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${(seconds % 60).toFixed(1).padStart(4, '0')}`;
}
