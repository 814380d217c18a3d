import { edgeKey, edgeLabel, type ChartLanguage } from '#labs/messages/edge-labels.ts';
import type { DrawnId } from '#labs/model/machines/drawn-machines.ts';
import { machineShape, type MachineShape } from '#labs/model/machines/edges.ts';
import { chartBudgets } from './chart-budgets.ts';
import type { ChartLabels, ChartLayout } from './chart-layout.ts';
import { layoutChart } from './layout.ts';

/** By machine and language. Only a search takes long enough to be worth a file, and no machine of the site needs one. */
const drawn = new Map<string, Promise<ChartLayout>>();

/** The drawing of one machine, its arrows labelled in a language; laid out once a process. */
export function machineChart(machine: DrawnId, lang: ChartLanguage): Promise<ChartLayout> {
  const key = `${machine} ${lang}`;
  const shape = machineShape(machine);
  const chart = drawn.get(key) ?? layoutChart(shape, chartLabels(shape, lang), chartBudgets[machine]);
  drawn.set(key, chart);
  return chart;
}

/** The label lines of every arrow of a machine. */
export function chartLabels(shape: MachineShape, lang: ChartLanguage): ChartLabels {
  return Object.fromEntries(shape.edges.map((edge) => [edgeKey(edge), edgeLabel(lang, shape.id, edge)]));
}
