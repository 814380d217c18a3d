import uPlot from 'uplot';
import type { StatsMessages } from '#labs/messages/stats-en.ts';
import { limitationReasons, silence, type MetricId, type Unit } from '#labs/model/stats/metrics.ts';
import type { Line } from '#labs/model/stats/series.ts';
import type { Mark } from '#labs/model/stats/marks.ts';
import { tableOf, type Table } from '#labs/model/stats/table.ts';

/** What a graph shows; `from` and `to` in ms since the trace began. */
export type Shown = { lines: readonly Line[]; from: number; to: number; marks: readonly Mark[] };

export type GraphParts = {
  unit: Unit;
  /** The metric that is drawn without dashes. */
  first: MetricId;
  words: StatsMessages['graphs'];
  /** A stretch was dragged over. */
  onZoom: (from: number, to: number) => void;
  /** A moment was clicked. */
  onPick: (at: number) => void;
  /** The values under the pointer, for each line; `null` once it has left. */
  onHover: (values: readonly (number | null | undefined)[] | null) => void;
};

export type DrawnGraph = {
  show: (shown: Shown) => void;
  resize: (width: number) => void;
  destroy: () => void;
};

const height = 132;
/** Never a smaller top of the axis: what is nearly nothing should look like nothing. */
const leastTop: Readonly<Record<Unit, number>> = {
  'kbit/s': 100,
  fps: 30,
  px: 200,
  '%': 5,
  ms: 10,
  dB: 0,
  reason: limitationReasons.length - 1,
};

/** One graph over uPlot. All of them share the pointer; colours are those of `root` when a graph is made. */
export function createGraph(root: HTMLElement, lines: readonly Line[], parts: GraphParts): DrawnGraph {
  const { unit, first, words, onZoom, onPick, onHover } = parts;
  const style = getComputedStyle(root);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim() || '#888';
  const [ink, grid] = [colour('sl-color-gray-2'), colour('lab-line')];
  const font = `11px ${style.fontFamily}`;
  const axis = { stroke: ink, font, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1, size: 4 } };
  let shown: Shown = { lines, from: 0, to: 1, marks: [] };

  const graph = new uPlot(
    {
      width: Math.max(1, root.clientWidth),
      height,
      padding: [8, 8, 0, 0],
      legend: { show: false },
      cursor: {
        y: false,
        sync: { key: 'icebreaker-stats' },
        drag: { x: true, y: false, setScale: false },
        points: { size: 6 },
      },
      scales: {
        x: { time: false, range: () => [shown.from / 1000, Math.max(shown.to, shown.from + 1) / 1000] },
        y: {
          range: (_, __, max) =>
            unit === 'dB'
              ? [silence, 0]
              : [0, unit === 'reason' ? leastTop[unit] : Math.max(leastTop[unit], (max ?? 0) * 1.1)],
        },
      },
      axes: [
        { ...axis, size: 24, values: (_, seconds) => seconds.map((value) => `${value} s`) },
        {
          ...axis,
          size: unit === 'reason' ? 74 : 54,
          space: 28,
          ...(unit === 'reason' ? { splits: () => limitationReasons.map((_, place) => place) } : {}),
          values: (_, values) =>
            values.map((value) =>
              unit === 'reason' ? words.reasons[limitationReasons[value] ?? 'none'] : String(value),
            ),
        },
      ],
      series: [{}, ...lines.map((line) => ({ ...strokeOf(line, first, colour), points: { show: false } }))],
      hooks: {
        setCursor: [
          ({ cursor: { idx } }) =>
            onHover(typeof idx !== 'number' ? null : (graph?.data.slice(1).map((column) => column[idx]) ?? null)),
        ],
        setSelect: [
          ({ select: { left, width } }) => {
            if (width < 4) return;
            onZoom(graph.posToVal(left, 'x') * 1000, graph.posToVal(left + width, 'x') * 1000);
            graph.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
          },
        ],
        draw: [(drawn) => drawMarks(drawn, shown.marks, colour)],
      },
    },
    [[]],
    root,
  );
  graph.over.addEventListener('click', ({ offsetX }) => onPick(graph.posToVal(offsetX, 'x') * 1000));

  return {
    show(next) {
      shown = next;
      graph.setData(dataOf(tableOf(next.lines, next.from, next.to)), true);
    },
    resize: (width) => graph.setSize({ width, height }),
    destroy: () => graph.destroy(),
  };
}

/** uPlot wants seconds. It passes over `undefined`, and breaks a line at `null`. */
function dataOf({ times, columns }: Table): uPlot.AlignedData {
  return [times.map((at) => at / 1000), ...columns.map((column) => [...column])] as uPlot.AlignedData;
}

/** The peer by colour; what is second in its graph, and sound, by dashes. */
function strokeOf(
  { peer, metric, kind }: Line,
  first: string | undefined,
  colour: (name: string) => string,
): uPlot.Series {
  const isSecond = metric !== first;
  const dash = isSecond ? [6, 4] : kind === 'audio' ? [2, 3] : [];
  return { stroke: colour(peer), width: 1.5, dash, spanGaps: false };
}

function drawMarks(graph: uPlot, marks: readonly Mark[], colour: (name: string) => string): void {
  const { ctx, bbox } = graph;
  ctx.save();
  for (const mark of marks) {
    const x = Math.round(graph.valToPos(mark.at / 1000, 'x', true));
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle = colour(mark.what === 'network' ? 'warn' : mark.peer);
    ctx.setLineDash(mark.what === 'network' ? [2, 2] : []);
    ctx.lineWidth = devicePixelRatio;
    ctx.globalAlpha = 0.6;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}
