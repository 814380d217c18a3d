import type { ChartBudget, ChartLayout } from './chart-layout.ts';
import { boxesMeet, crossings, pieceMeetsBox, pieces } from './geometry.ts';

export type ChartFaults = {
  /** Labels on labels, on states, or on lines of other arrows; lines through states. */
  overlaps: number;
  crossings: number;
  /** Corners of all lines together. */
  bends: number;
};

/** What is wrong with a drawing, counted. */
export function findFaults({ nodes, edges, initial }: ChartLayout): ChartFaults {
  const lines = [...edges, { from: '', to: '', points: initial, label: null }];
  let overlaps = 0;
  let crossed = 0;
  lines.forEach((line, index) => {
    const { label } = line;
    for (const other of lines.slice(index + 1)) crossed += crossings(line.points, other.points);
    for (const node of nodes) {
      if (label !== null && boxesMeet(label, node)) overlaps += 1;
      const inside = { x: node.x + 1, y: node.y + 1, width: node.width - 2, height: node.height - 2 };
      if (pieces(line.points).some((piece) => pieceMeetsBox(piece, inside))) overlaps += 1;
    }
    if (label === null) return;
    for (const other of lines) {
      if (pieces(other.points).some((piece) => pieceMeetsBox(piece, label))) overlaps += 1;
      if (other !== line && other.label !== null && boxesMeet(label, other.label)) overlaps += 0.5;
    }
  });
  const bends = edges.reduce((sum, edge) => sum + Math.max(0, edge.points.length - 2), 0);
  return { overlaps, crossings: crossed, bends };
}

/** Lower is better: overlaps weigh most, then crossings, room over the budget, a late initial state, bends and size. */
export function scoreChart(chart: ChartLayout, budget: ChartBudget): number {
  const faults = findFaults(chart);
  const over = Math.max(0, chart.width - budget.width) + Math.max(0, chart.height - budget.height);
  const first = chart.nodes.every((node) => node.y >= (chart.initial.at(-1)?.y ?? 0) - 1);
  return (
    faults.overlaps * 10_000 +
    faults.crossings * 1_000 +
    over * 20 +
    (first ? 0 : 300) +
    faults.bends * 4 +
    chart.width * 0.2 +
    chart.height * 0.5
  );
}
