import type { TickKind, Timeline } from '#labs/model/views/timeline.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { stateTone, type StateTone } from './state-tone.ts';
import { positionOf, tickHeight, type Row } from './timeline-layout.ts';

type Brush = CanvasRenderingContext2D;
type Colours = (name: string) => string;

type Drawing = {
  timeline: Timeline;
  rows: readonly Row[];
  /** Number of events. */
  total: number;
  /** CSS pixels. */
  width: number;
  height: number;
};

/** Draws the lanes. Colours come from the custom properties of `canvas`; what would fall on one pixel is drawn once. */
export function drawTimeline(canvas: HTMLCanvasElement, { timeline, rows, total, width, height }: Drawing): void {
  const brush = canvas.getContext('2d');
  if (!brush) return;
  const scale = devicePixelRatio;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  brush.scale(scale, scale);
  brush.font = `600 10px ${getComputedStyle(canvas).fontFamily}`;
  brush.textBaseline = 'middle';
  const style = getComputedStyle(canvas);
  const colours: Colours = (name) => style.getPropertyValue(`--${name}`).trim() || '#888';
  for (const row of rows) {
    brush.fillStyle = colours('sunken');
    if (row.machine === null) brush.fillRect(0, row.top + row.height - 1, width, 1);
    else brush.fillRect(0, row.top, width, row.height);
  }
  if (total === 0) return;
  for (const { peer, machine, segments } of timeline.lanes) {
    const row = rows.find((each) => each.peer === peer && each.machine === machine);
    if (!row) continue;
    segments.forEach(({ state, seq }, index) => {
      const from = positionOf(seq ?? 0, width, total);
      const to = positionOf(segments[index + 1]?.seq ?? total, width, total);
      drawSegment(brush, row, { from, to: Math.max(to, from + 1), state }, colours);
    });
  }
  drawTicks(brush, timeline, rows, total, width, colours);
}

type Stretch = { from: number; to: number; state: string };

function drawSegment(brush: Brush, { peer, top, height }: Row, { from, to, state }: Stretch, colours: Colours): void {
  const { fill, text } = paint(stateTone(state), peer, colours);
  const width = to - from - (to - from > 3 ? 1 : 0);
  brush.fillStyle = fill;
  brush.fillRect(from, top, width, height);
  if (state === 'failed' || state === 'closed') {
    // Told by shape, too: a heavy line below what failed, one through what is over.
    brush.fillStyle = text;
    brush.fillRect(
      from,
      state === 'failed' ? top + height - 2 : top + height / 2,
      state === 'closed' ? Math.min(width, 4) : width,
      state === 'failed' ? 2 : 1,
    );
  }
  brush.fillStyle = text;
  if (width > 14 && brush.measureText(state).width + 10 <= width)
    brush.fillText(state, from + 5, top + height / 2 + 0.5);
}

function paint(tone: StateTone, peer: PeerId, colours: Colours): { fill: string; text: string } {
  switch (tone) {
    case 'still':
      return { fill: colours('sunken'), text: colours('muted') };
    case 'moving':
      return { fill: colours(`${peer}-tint`), text: colours(peer) };
    case 'good':
      return { fill: colours(peer), text: colours(`${peer}-ink`) };
    case 'unsure':
      return { fill: colours('warn-tint'), text: colours('warn') };
    case 'bad':
      return { fill: colours('bad-tint'), text: colours('bad') };
    case 'ended':
      return { fill: colours('hairline'), text: colours('text') };
  }
}

/** Height says what colour says: errors and messages stand out, candidates are dots. */
const tickHeights: Readonly<Record<TickKind, number>> = {
  error: tickHeight,
  message: tickHeight,
  call: 6,
  media: 6,
  data: 6,
  candidate: 3,
  note: 3,
};

function drawTicks(
  brush: Brush,
  { ticks }: Timeline,
  rows: readonly Row[],
  total: number,
  width: number,
  colours: Colours,
): void {
  const tops = new Map(rows.filter(({ machine }) => machine === null).map((row) => [row.peer, row.top]));
  const wide = Math.max(1, Math.min(3, width / total - 1));
  const drawn = new Set<string>();
  for (const { seq, peer, kind } of ticks) {
    const top = tops.get(peer);
    const x = Math.floor(positionOf(seq + 0.5, width, total));
    const spot = `${peer}${kind}${x}`;
    if (top === undefined || drawn.has(spot)) continue;
    drawn.add(spot);
    const height = tickHeights[kind];
    brush.fillStyle = kind === 'error' ? colours('bad') : kind === 'message' ? colours(peer) : colours('muted');
    brush.fillRect(x, top + tickHeight - height, kind === 'error' ? Math.max(2, wide) : wide, height);
  }
}
