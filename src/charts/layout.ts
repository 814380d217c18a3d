import type { DrawnId } from '#labs/model/machines/drawn-machines.ts';
import type { MachineShape } from '#labs/model/machines/edges.ts';
import type { ChartBudget, ChartLabels, ChartLayout } from './chart-layout.ts';
import { finishChart } from './finish-chart.ts';
import { findFaults, scoreChart } from './score-chart.ts';
import { fillSketch, type Sketch } from './sketch.ts';
import { connectionSketch } from './sketches/connection.ts';
import { dataChannelSketch } from './sketches/data-channel.ts';
import { iceConnectionSketch } from './sketches/ice-connection.ts';
import { iceGatheringSketch } from './sketches/ice-gathering.ts';
import { negotiationSketch } from './sketches/negotiation.ts';
import { roomSketch } from './sketches/room.ts';
import { signalingSketch } from './sketches/signaling.ts';

const sketches: Readonly<Record<DrawnId, Sketch>> = {
  signaling: signalingSketch,
  'ice-gathering': iceGatheringSketch,
  'ice-connection': iceConnectionSketch,
  connection: connectionSketch,
  'data-channel': dataChannelSketch,
  negotiation: negotiationSketch,
  room: roomSketch,
};

/**
 * The best drawing of a machine that was found; the same arguments give the same drawing. A sketch that fits without a
 * fault is taken at once; otherwise it competes with everything a search over ELK's options yields.
 */
export async function layoutChart(shape: MachineShape, labels: ChartLabels, budget: ChartBudget): Promise<ChartLayout> {
  const core = fillSketch(sketches[shape.id], shape, labels);
  const sketched = core === null ? [] : [finishChart(core, shape, labels)];
  const [fitting] = sketched.filter((chart) => isFaultless(chart, budget));
  if (fitting !== undefined) return fitting;

  // Some 1.6 MB of code that a build without a search has no use for.
  const { elkCandidates } = await import('./elk-candidates.ts');
  const searched = (await elkCandidates(shape, labels)).map((found) => finishChart(found, shape, labels));
  const scored = [...sketched, ...searched].map((chart) => ({ chart, score: scoreChart(chart, budget) }));
  const [best] = scored.sort((a, b) => a.score - b.score);
  if (best === undefined) throw new Error(`No layout of the ${shape.id} machine was found.`);
  return best.chart;
}

function isFaultless(chart: ChartLayout, budget: ChartBudget): boolean {
  const { overlaps, crossings } = findFaults(chart);
  return overlaps === 0 && crossings === 0 && chart.width <= budget.width && chart.height <= budget.height;
}
