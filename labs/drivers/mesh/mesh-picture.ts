/** How the picture of one peer looks. */
export type MeshLook = { name: string; colour: string };

const size = { width: 160, height: 120 };
const framesPerSecond = 10;

/** A camera that costs next to nothing, so that six of them, and thirty encoders, fit a small machine. Ends with `signal`. */
export function openMeshPicture({ name, colour }: MeshLook, signal: AbortSignal): MediaStream {
  const canvas = Object.assign(document.createElement('canvas'), size);
  const paint = canvas.getContext('2d') as CanvasRenderingContext2D;
  const begin = performance.now();
  const { width, height } = size;
  const draw = () => {
    const seconds = (performance.now() - begin) / 1000;
    paint.fillStyle = '#0d1b26';
    paint.fillRect(0, 0, width, height);
    paint.fillStyle = colour;
    paint.fillRect(0, height - 8, (width * (seconds % 10)) / 10, 8);
    const [x, y] = [width / 2 + 34 * Math.sin(seconds * Math.PI), 36 + 10 * Math.cos(seconds * 2 * Math.PI)];
    paint.beginPath();
    paint.arc(x, y, 14, 0, 2 * Math.PI);
    paint.fill();
    paint.fillStyle = '#ffffff';
    paint.textAlign = 'center';
    paint.font = '600 24px system-ui, sans-serif';
    paint.fillText(name, width / 2, 92, width - 12);
  };
  draw();
  const timer = setInterval(draw, 1000 / framesPerSecond);
  const stream = canvas.captureStream(framesPerSecond);
  signal.addEventListener(
    'abort',
    () => {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
    },
    { once: true },
  );
  return stream;
}
