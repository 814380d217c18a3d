import type { DrawnId } from '#labs/model/machines/drawn-machines.ts';
import type { ChartBudget } from './chart-layout.ts';

/** Two columns of 540 px in a lab, and each chart alone on a telephone 390 px wide. */
export const chartBudgets: Readonly<Record<DrawnId, ChartBudget>> = {
  signaling: { width: 342, height: 520 },
  'ice-gathering': { width: 190, height: 440 },
  'ice-connection': { width: 265, height: 440 },
  connection: { width: 265, height: 440 },
  'data-channel': { width: 265, height: 320 },
  negotiation: { width: 300, height: 440 },
  room: { width: 342, height: 520 },
};
