import type { DrawnId } from '#labs/model/machines/drawn-machines.ts';

// A drawing of one machine. All lengths are CSS pixels at natural size (1:1); y grows downwards.

export type Point = { x: number; y: number };

/** `x`, `y` is the upper left corner. */
export type Box = Point & { width: number; height: number };

export type ChartNode = Box & {
  id: string;
  /** The state's name, broken after hyphens; joined it is the name again. */
  lines: readonly string[];
  final: boolean;
};

export type ChartLabel = Box & { lines: readonly string[]; align: 'start' | 'middle' | 'end' };

export type ChartEdge = {
  /** `anywhere` for the transition that leaves from every state that is not final. */
  from: string;
  to: string;
  events: readonly string[];
  /** Corners of the line, from the border of one node (or the frame) to the border of the other; axis-parallel pieces. */
  points: readonly Point[];
  label: ChartLabel;
};

export type ChartLayout = {
  machine: DrawnId;
  width: number;
  height: number;
  nodes: readonly ChartNode[];
  edges: readonly ChartEdge[];
  /** The arrow into the initial state; its first point is the centre of the dot. */
  initial: readonly Point[];
  /** Around all states that are not final; `null` for a machine that has no final state. */
  frame: Box | null;
};

/** What the drawing may take at most, in px. */
export type ChartBudget = { width: number; height: number };

/** Edge key (`checking→connected`) to the lines its label must show; each line may be broken further. */
export type ChartLabels = Readonly<Record<string, readonly string[]>>;
