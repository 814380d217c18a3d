import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Charts } from '../parts/PeerColumn.tsx';

/** The drawings as the page hands them to a lab, named as slots are. */
export type ChartSlots = {
  signaling?: ComponentChildren;
  iceGathering?: ComponentChildren;
  iceConnection?: ComponentChildren;
  connection?: ComponentChildren;
  // As a slot is called that was not drawn at once: it comes as it is written in the page.
  'ice-gathering'?: ComponentChildren;
  'ice-connection'?: ComponentChildren;
};

/** The drawings by machine; the same object for the whole life of the lab, since they never change. */
export function useCharts({ signaling, iceGathering, iceConnection, connection, ...late }: ChartSlots): Charts {
  return useMemo(
    () => ({
      signaling,
      'ice-gathering': iceGathering ?? late['ice-gathering'],
      'ice-connection': iceConnection ?? late['ice-connection'],
      connection,
    }),
    [],
  );
}
