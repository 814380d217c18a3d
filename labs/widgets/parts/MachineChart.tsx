import type { ComponentChildren } from 'preact';
import { memo } from 'preact/compat';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { MachineView } from '#labs/model/views/peer-states.ts';
import type { MachineId, PeerId } from '#labs/model/vocabulary.ts';
import type { Rush } from '../rush.ts';
import { lightChart } from './light-chart.ts';

type Props = {
  peer: PeerId;
  machine: MachineId;
  label: string;
  view: MachineView;
  rush: Rush;
  /** The drawing, which the server made; only its lights change here. */
  children: ComponentChildren;
};

/** One machine of one peer: its name, its state as a word, and its drawing with the state lit. */
export const MachineChart = memo(function MachineChart({ peer, machine, label, view, rush, children }: Props) {
  const drawing = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const svg = drawing.current?.querySelector('svg');
    if (svg)
      lightChart(svg, {
        current: view.state,
        visited: view.visited,
        last: view.last,
        seq: view.last?.seq ?? -1,
        isStill: rush.isFresh(),
      });
  }, [view]);
  return (
    <figure class="lab-chart" data-peer={peer} data-machine={machine} data-state={view.state}>
      <figcaption>
        <span class="lab-chart-name">{label}</span>
        <span>
          <output class="lab-chart-state">{view.state}</output>
        </span>
      </figcaption>
      <div ref={drawing} class="lab-chart-drawing">
        {children}
      </div>
    </figure>
  );
});
