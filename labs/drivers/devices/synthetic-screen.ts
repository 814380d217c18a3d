const size = { width: 1280, height: 720, framesPerSecond: 15 };
const lineHeight = 30;
/** Pixels a second. */
const speed = 40;

/** A screen nobody has to permit: pages of small text that scroll. Ends with its track, and with `signal`. */
export function openSyntheticScreen(signal: AbortSignal): MediaStreamTrack {
  const { width, height, framesPerSecond } = size;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const paint = canvas.getContext('2d') as CanvasRenderingContext2D;
  const [track] = canvas.captureStream(framesPerSecond).getVideoTracks() as [MediaStreamTrack];
  const begin = performance.now();
  const draw = () => {
    if (track.readyState === 'ended') return clearInterval(timer);
    drawText(paint, ((performance.now() - begin) / 1000) * speed);
  };
  const timer = setInterval(draw, 1000 / framesPerSecond);
  draw();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  return track;
}

function drawText(paint: CanvasRenderingContext2D, scrolled: number): void {
  const { width, height } = paint.canvas;
  paint.fillStyle = '#fbfbf8';
  paint.fillRect(0, 0, width, height);
  paint.fillStyle = '#20242a';
  paint.font = '18px ui-monospace, monospace';
  const first = Math.floor(scrolled / lineHeight);
  for (let line = 0; line <= height / lineHeight + 1; line += 1) {
    const number = first + line;
    paint.fillText(textOf(number), 40, line * lineHeight + lineHeight - (scrolled % lineHeight));
  }
}

const sentences = [
  'const sender = connection.getSenders().find(({ track }) => track?.kind === "video");',
  'await sender.replaceTrack(screen);  // no offer, no answer',
  'screen.onended = () => sender.replaceTrack(camera);',
  '// iIl1 O0 rn m .,;: the quick brown fox jumps over the lazy dog 0123456789',
];

function textOf(number: number): string {
  return `${String(number + 1).padStart(4)}  ${sentences[number % sentences.length] ?? ''}`;
}
