import type { Box, ChartLayout, Point } from './chart-layout.ts';

/** A straight piece of a line, as the box it spans (of width or height 0). */
export type Piece = Box;

/** The straight pieces between consecutive corners. */
export function pieces(points: readonly Point[]): Piece[] {
  return points.slice(1).map((to, index) => spanned([points[index] ?? to, to]));
}

/** The smallest box that holds all points; an empty list gives an empty box at the origin. */
export function spanned(points: readonly Point[]): Box {
  if (points.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Whether two boxes come closer than `gap` px; with 0, touching borders do not count. */
export function boxesMeet(a: Box, b: Box, gap = 0): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

/** Whether a piece runs into a box; along its border does not count. */
export function pieceMeetsBox(piece: Piece, box: Box): boolean {
  return (
    piece.x < box.x + box.width &&
    box.x < piece.x + piece.width + tiny &&
    piece.y < box.y + box.height &&
    box.y < piece.y + piece.height + tiny &&
    piece.x + piece.width > box.x &&
    piece.y + piece.height > box.y
  );
}

/** How often two lines cross or run over each other. */
export function crossings(a: readonly Point[], b: readonly Point[]): number {
  let count = 0;
  for (const one of pieces(a)) for (const other of pieces(b)) if (boxesMeet(one, other, tiny)) count += 1;
  return count;
}

/** All corners of everything that is drawn. */
export function extent({ nodes, edges, initial }: Pick<ChartLayout, 'nodes' | 'edges' | 'initial'>): Box {
  const boxes: Box[] = [...nodes, ...edges.map((edge) => edge.label)];
  return spanned([
    ...boxes.flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
    ...edges.flatMap((edge) => edge.points),
    ...initial,
  ]);
}

const tiny = 0.01;
