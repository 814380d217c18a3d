import type { Point } from './chart-layout.ts';

const cornerRadius = 7;
const headLength = 6;
const headHalfWidth = 3.5;

/** Path data of a line with rounded corners, which stops where its arrowhead begins. */
export function linePath(points: readonly Point[]): string {
  const [start, ...rest] = points;
  const end = rest.pop();
  const before = rest.at(-1) ?? start;
  if (start === undefined || end === undefined || before === undefined) return '';
  const stop = towards(end, before, headLength - 1);
  const corners = rest.map((corner, index) => {
    const previous = rest[index - 1] ?? start;
    const next = rest[index + 1] ?? end;
    const radius = Math.min(cornerRadius, distance(previous, corner) / 2, distance(corner, next) / 2);
    return `L${at(towards(corner, previous, radius))}Q${at(corner)} ${at(towards(corner, next, radius))}`;
  });
  return `M${at(start)}${corners.join('')}L${at(stop)}`;
}

/** Path data of the arrowhead at the end of a line: a filled triangle. */
export function headPath(points: readonly Point[]): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return '';
  const back = towards(tip, before, headLength);
  const length = distance(before, tip) || 1;
  const side = { x: (-(tip.y - before.y) / length) * headHalfWidth, y: ((tip.x - before.x) / length) * headHalfWidth };
  return `M${at(tip)}L${at({ x: back.x + side.x, y: back.y + side.y })}L${at({ x: back.x - side.x, y: back.y - side.y })}Z`;
}

/** The point `by` px from `from` on the way to `to`. */
function towards(from: Point, to: Point, by: number): Point {
  const share = by / (distance(from, to) || 1);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
