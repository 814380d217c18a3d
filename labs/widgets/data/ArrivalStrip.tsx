import { useEffect, useRef } from 'preact/hooks';
import type { Stream } from '#labs/drivers/data/flood-call.ts';
import { useCanvasRoom } from '../hooks/use-canvas-room.ts';
import type { Gauge } from './gauge.ts';

type Props = {
  stream: Stream;
  name: string;
  /** In words, for who cannot see it. */
  label: string;
  /** What the whole width and height are, in milliseconds. */
  width: number;
  height: number;
  gauge: Gauge;
  /** The flood is over: what is lost can be drawn. */
  isOver: boolean;
};

/** CSS pixels. */
const strip = { height: 72, dot: 1.5, cross: 3, margin: 4 };

/**
 * A dot for each message, where it came and how long it took. Only what is new is drawn, so that a frame costs nothing but the
 * dots of that frame.
 */
export function ArrivalStrip({ stream, name, label, width, height, gauge, isOver }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const room = useCanvasRoom(place);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context || room.width === 0) return;
    const scale = devicePixelRatio || 1;
    canvas.current.width = Math.round(room.width * scale);
    canvas.current.height = Math.round(strip.height * scale);
    context.scale(scale, scale);
    const style = getComputedStyle(canvas.current);
    const x = (at: number) => strip.margin + (Math.min(at, width) / width) * (room.width - 2 * strip.margin);
    const y = (latency: number) =>
      strip.height - strip.margin - (Math.min(latency, height) / height) * (strip.height - 2 * strip.margin);
    let drawn = 0;
    const draw = () => {
      const { arrivals } = stream;
      const isNew = drawn < arrivals.length;
      context.fillStyle = style.color;
      for (; drawn < arrivals.length; drawn += 1) {
        const arrival = arrivals[drawn];
        if (!arrival) break;
        context.fillRect(x(arrival.at) - strip.dot, y(arrival.latency) - strip.dot, 2 * strip.dot, 2 * strip.dot);
      }
      return isNew;
    };
    draw();
    if (isOver) {
      context.strokeStyle = style.getPropertyValue('--bad') || style.color;
      context.lineWidth = 1.5;
      context.beginPath();
      for (const at of stream.lostAt()) {
        const [left, top, size] = [x(at), strip.margin + strip.cross, strip.cross];
        context.moveTo(left - size, top - size);
        context.lineTo(left + size, top + size);
        context.moveTo(left + size, top - size);
        context.lineTo(left - size, top + size);
      }
      context.stroke();
      return;
    }
    return gauge.watch(draw);
  }, [stream, width, height, gauge, isOver, room.width, room.look]);
  return (
    <figure class="lab-data-strip">
      <figcaption>{name}</figcaption>
      <div ref={place}>
        <canvas ref={canvas} role="img" aria-label={label} height={strip.height} />
      </div>
    </figure>
  );
}
