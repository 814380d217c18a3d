import { edgeKey } from '#labs/messages/edge-labels.ts';
import type { MachineShape } from '#labs/model/machines/edges.ts';
import type { Box, ChartEdge, ChartLabels, ChartLayout, ChartNode, Point } from './chart-layout.ts';
import { extent } from './geometry.ts';
import { labelBlock, nameLine, nameSize, textWidth } from './text-size.ts';

/** The states that are not final and the arrows among them, placed; where the origin lies does not matter. */
export type Core = { nodes: readonly ChartNode[]; edges: readonly ChartEdge[]; initial: readonly Point[] };

const margin = 1.5;
const framePadding = 7;
const closeLength = 24;

/** Moves a core to the origin, draws the frame round it and hangs the final state below the frame. */
export function finishChart(core: Core, shape: MachineShape, labels: ChartLabels): ChartLayout {
  const final = shape.states.find((state) => state.final);
  const outer = extent(core);
  const inset = margin + (final === undefined ? 0 : framePadding);
  const moved = moveCore(core, inset - outer.x, inset - outer.y);
  const inner = { width: Math.ceil(outer.width), height: Math.ceil(outer.height) };
  const width = inner.width + 2 * inset;
  const height = inner.height + 2 * inset;
  if (final === undefined) return { machine: shape.id, width, height, ...moved, frame: null };

  const frame: Box = { x: margin, y: margin, width: width - 2 * margin, height: height - 2 * margin };
  const bottom = frame.y + frame.height;
  const center = Math.round(width / 2);
  const node = finalNode(final.id, center, bottom + closeLength);
  const edges = shape.edges
    .filter((edge) => edge.from === 'anywhere')
    .map((edge): ChartEdge => {
      const lines = labels[edgeKey(edge)] ?? [];
      const block = labelBlock(lines);
      const label = {
        ...block,
        x: center + 6,
        y: bottom + (closeLength - 4 - block.height) / 2,
        lines,
        align: 'start',
      } as const;
      return {
        ...edge,
        points: [
          { x: center, y: bottom },
          { x: center, y: node.y },
        ],
        label,
      };
    });
  return {
    machine: shape.id,
    width,
    height: node.y + node.height + margin,
    nodes: [...moved.nodes, node],
    edges: [...moved.edges, ...edges],
    initial: moved.initial,
    frame,
  };
}

/** Width and height of a state's box around its name, in px. */
export function nodeSize(lines: readonly string[]): { width: number; height: number } {
  const widths = lines.map((line) => textWidth(line, nameSize));
  return { width: Math.ceil(Math.max(...widths)) + 16, height: lines.length * nameLine + 12 };
}

function finalNode(id: string, center: number, y: number): ChartNode {
  const size = nodeSize([id]);
  // Room for the second border.
  const width = size.width + 6;
  return { id, lines: [id], final: true, x: Math.round(center - width / 2), y, width, height: size.height + 4 };
}

function moveCore(core: Core, dx: number, dy: number): Core {
  const move = <T extends Point>(point: T): T => ({ ...point, x: round(point.x + dx), y: round(point.y + dy) });
  return {
    nodes: core.nodes.map(move),
    edges: core.edges.map((edge) => ({ ...edge, points: edge.points.map(move), label: move(edge.label) })),
    initial: core.initial.map(move),
  };
}

/** To half pixels, so that thin lines stay sharp. */
function round(length: number): number {
  return Math.round(length * 2) / 2;
}
