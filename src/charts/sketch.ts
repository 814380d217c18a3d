import { edgeKey } from '#labs/messages/edge-labels.ts';
import type { MachineShape } from '#labs/model/machines/edges.ts';
import type { Box, ChartEdge, ChartLabel, ChartLabels, Point } from './chart-layout.ts';
import { nodeSize, type Core } from './finish-chart.ts';
import { pieces } from './geometry.ts';
import { labelBlock, wrapLabel, wrapName } from './text-size.ts';

/**
 * Where a person would put the states of a machine, for a narrow column. Only the order and the rows are a matter of
 * taste: sizes follow the text, lines are clipped to the boxes, and whether anything overlaps is for the score to say.
 */
export type Sketch = {
  /** `x` and `y` are the upper left corner; the height grows with the name's lines where none is given. */
  states: Readonly<Record<string, { x: number; y: number; width: number; height?: number }>>;
  /** By edge key. */
  edges: Readonly<Record<string, SketchedEdge>>;
  /** From the dot into the initial state. */
  initial: readonly Point[];
};

export type SketchedEdge = {
  route: Route;
  /** The side of the line its label stands on, the middle of the label's height, and how wide a line of it may be. */
  label: { side: 'left' | 'right' | 'above'; y: number; wrap: number };
};

/** Corners of a line; the first lies within the box it leaves, the last within the box it enters. */
export type Route = (from: Box, to: Box) => Point[];

const labelGap = 5;

export const vertical =
  (x: number): Route =>
  (from, to) => [
    { x, y: from.y + from.height / 2 },
    { x, y: to.y + to.height / 2 },
  ];

export const horizontal =
  (y: number): Route =>
  (from, to) => [
    { x: from.x + from.width / 2, y },
    { x: to.x + to.width / 2, y },
  ];

/** Out at one side, along the lane at `x`, in at the same side. */
export const lane =
  (x: number, fromY: number, toY: number): Route =>
  (from, to) => [
    { x: from.x + from.width / 2, y: fromY },
    { x, y: fromY },
    { x, y: toY },
    { x: to.x + to.width / 2, y: toY },
  ];

/** A sketch filled with a machine's labels; `null` where the two do not have the same states and arrows. */
export function fillSketch(sketch: Sketch, shape: MachineShape, labels: ChartLabels): Core | null {
  const open = shape.states.filter((state) => !state.final);
  const inner = shape.edges.filter((edge) => edge.from !== 'anywhere');
  const isSame = sameNames(
    Object.keys(sketch.states),
    open.map((state) => state.id),
  );
  if (!isSame || !sameNames(Object.keys(sketch.edges), inner.map(edgeKey))) return null;

  const nodes = open.map(({ id, final }) => {
    const { x = 0, y = 0, width = 0, height } = sketch.states[id] ?? {};
    const lines = wrapName(id, width - 16);
    return { id, lines, final, x, y, width, height: height ?? nodeSize(lines).height };
  });
  const edges = inner.map((edge): ChartEdge => {
    const from = nodes.find((node) => node.id === edge.from);
    const to = nodes.find((node) => node.id === edge.to);
    const sketched = sketch.edges[edgeKey(edge)];
    if (from === undefined || to === undefined || sketched === undefined)
      throw new Error(`Not sketched: ${edgeKey(edge)}`);
    const points = clip(sketched.route(from, to), from, to);
    return { ...edge, points, label: placeLabel(sketched.label, points, labels[edgeKey(edge)] ?? []) };
  });
  return { nodes, edges, initial: sketch.initial };
}

/** Cuts the first and last piece at the borders of the boxes they begin and end in. */
function clip(points: Point[], from: Box, to: Box): Point[] {
  const [first, second] = points;
  const [beforeLast, last] = points.slice(-2);
  if (first === undefined || second === undefined || beforeLast === undefined || last === undefined) return points;
  return [atBorder(from, first, second), ...points.slice(1, -1), atBorder(to, last, beforeLast)];
}

/** Where the axis-parallel way from a point within a box to a point outside leaves the box. */
function atBorder(box: Box, inside: Point, outside: Point): Point {
  if (inside.x === outside.x) return { x: inside.x, y: outside.y > inside.y ? box.y + box.height : box.y };
  return { x: outside.x > inside.x ? box.x + box.width : box.x, y: inside.y };
}

/** Beside the longest upright piece, or above the longest level one. */
function placeLabel({ side, y, wrap }: SketchedEdge['label'], points: Point[], text: readonly string[]): ChartLabel {
  const lines = text.flatMap((line) => wrapLabel(line, wrap));
  const block = labelBlock(lines);
  const sizes = pieces(points).sort((a, b) => (side === 'above' ? b.width - a.width : b.height - a.height));
  const { x, width } = sizes[0] ?? { x: 0, width: 0 };
  const top = y - block.height / 2;
  if (side === 'above') return { ...block, x: x + (width - block.width) / 2, y: top, lines, align: 'middle' };
  if (side === 'left') return { ...block, x: x - labelGap - block.width, y: top, lines, align: 'end' };
  return { ...block, x: x + labelGap, y: top, lines, align: 'start' };
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
