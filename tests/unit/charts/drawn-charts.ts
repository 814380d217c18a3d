import type { ChartLanguage } from '#labs/messages/edge-labels.ts';
import { drawnIds } from '#labs/model/machines/drawn-machines.ts';
import { machineShape, type MachineShape } from '#labs/model/machines/edges.ts';
import { chartBudgets } from '#src/charts/chart-budgets.ts';
import type { ChartBudget, ChartLayout } from '#src/charts/chart-layout.ts';
import { layoutChart } from '#src/charts/layout.ts';
import { chartLabels } from '#src/charts/machine-chart.ts';

export type DrawnChart = {
  title: string;
  lang: ChartLanguage;
  shape: MachineShape;
  budget: ChartBudget;
  chart: ChartLayout;
};

/** Every chart of the site, laid out anew. */
export const drawnCharts: readonly DrawnChart[] = await Promise.all(
  (['en', 'ko'] as const).flatMap((lang) =>
    drawnIds.map(async (machine) => {
      const shape = machineShape(machine);
      const budget = chartBudgets[machine];
      const chart = await layoutChart(shape, chartLabels(shape, lang), budget);
      return { title: `${machine} (${lang})`, lang, shape, budget, chart };
    }),
  ),
);
