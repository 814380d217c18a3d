import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Charts } from '../parts/PeerColumn.tsx';

/** The drawings as the page hands them to a lab, named as slots are. */
export type ChartSlots = {
  signaling?: ComponentChildren;
  iceGathering?: ComponentChildren;
  iceConnection?: ComponentChildren;
  connection?: ComponentChildren;
};

/** The drawings by machine; the same object for the whole life of the lab, since they never change. */
export function useCharts({ signaling, iceGathering, iceConnection, connection }: ChartSlots): Charts {
  return useMemo(() => ({ signaling, 'ice-gathering': iceGathering, 'ice-connection': iceConnection, connection }), []);
}
