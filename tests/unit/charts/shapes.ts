import type { Box, ChartLayout, Point } from '#src/charts/chart-layout.ts';

// Plain geometry for the tests, by walking along lines a quarter of a pixel at a time; the layout computes with intervals.

const stride = 0.25;

/** Points along a line, at most a quarter of a pixel apart. */
export function walk(points: readonly Point[]): Point[] {
  const steps: Point[] = [];
  for (let index = 1; index < points.length; index += 1) {
    const [a, b] = [points[index - 1], points[index]];
    if (a === undefined || b === undefined) continue;
    const count = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / stride);
    for (let step = 0; step <= count; step += 1) {
      steps.push({ x: a.x + ((b.x - a.x) * step) / count, y: a.y + ((b.y - a.y) * step) / count });
    }
  }
  return steps;
}

/** Whether a point lies within a box by more than `depth` px. */
export function isInside({ x, y }: Point, box: Box, depth = 0): boolean {
  return Math.min(x - box.x, box.x + box.width - x) > depth && Math.min(y - box.y, box.y + box.height - y) > depth;
}

/** The shortest way from a point to a box, in px; 0 within it. */
export function distanceTo(box: Box, { x, y }: Point): number {
  const dx = Math.max(box.x - x, 0, x - (box.x + box.width));
  const dy = Math.max(box.y - y, 0, y - (box.y + box.height));
  return Math.hypot(dx, dy);
}

/** Area that two boxes share, in square px. */
export function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Whether two lines come so near each other that a reader could not tell them apart or sees them cross. */
export function linesMeet(a: readonly Point[], b: readonly Point[]): boolean {
  const near = 1;
  const others = walk(b);
  return walk(a).some((one) => others.some((other) => Math.abs(one.x - other.x) + Math.abs(one.y - other.y) < near));
}

/** The line of every arrow by its name, and the one into the initial state. */
export function allLines(chart: ChartLayout): { name: string; points: readonly Point[] }[] {
  const named = chart.edges.map(({ from, to, points }) => ({ name: `${from}→${to}`, points }));
  return [...named, { name: 'initial', points: chart.initial }];
}

/** Every pair of a list, each once. */
export function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b): [T, T] => [a, b]));
}
