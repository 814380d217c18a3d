/** How a synthetic camera looks and sounds. */
export type SyntheticLook = {
  /** Drawn into the picture. */
  name: string;
  /** Any CSS colour. */
  colour: string;
  /** Of the tone, in Hz. */
  pitch: number;
};

const width = 320;
const height = 240;
const framesPerSecond = 20;
/** Quiet enough to be listened to in a classroom. */
const loudness = 0.02;

/** A camera and a microphone nobody has to permit: a drawn clock with the peer's name, and a quiet tone. */
export function openSyntheticStream(look: SyntheticLook, signal: AbortSignal): MediaStream {
  return new MediaStream([openPicture(look, signal), openTone(look.pitch, signal)]);
}

/** Draws one frame nobody sees, so that the first call does not wait for the browser to look up its fonts. */
export function warmUpSyntheticMedia(look: SyntheticLook): void {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  drawFrame(canvas.getContext('2d') as CanvasRenderingContext2D, look, 0);
}

function openPicture(look: SyntheticLook, signal: AbortSignal): MediaStreamTrack {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const paint = canvas.getContext('2d') as CanvasRenderingContext2D;
  const begin = performance.now();
  const draw = () => drawFrame(paint, look, (performance.now() - begin) / 1000);
  draw();
  const timer = setInterval(draw, 1000 / framesPerSecond);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  return canvas.captureStream(framesPerSecond).getVideoTracks()[0] as MediaStreamTrack;
}

/** Without a click in this page the context stays suspended and the track is silent, which harms no call. */
function openTone(pitch: number, signal: AbortSignal): MediaStreamTrack {
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

/** A face of dots that a hand passes over once a second: motion enough to see that the picture is alive. */
function drawFrame(paint: CanvasRenderingContext2D, { name, colour }: SyntheticLook, seconds: number): void {
  paint.fillStyle = '#0d1b26';
  paint.fillRect(0, 0, width, height);
  paint.fillStyle = colour;
  paint.fillRect(0, height - 6, (width * (seconds % 10)) / 10, 6);
  const [x, y, radius] = [width / 2, 96, 62];
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
  paint.fillText(name, x, 196);
}

function clockText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${(seconds % 60).toFixed(1).padStart(4, '0')}`;
}
