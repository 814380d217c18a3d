import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import { initialNegotiation, stepNegotiation } from '#labs/model/negotiation/negotiation-states.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { useFold } from '../hooks/use-trace.ts';
import { lightChart } from '../parts/light-chart.ts';

type Props = {
  peer: PeerId;
  label: string;
  source: TraceSource;
  /** The drawing, which the server made; only its lights change here. */
  children: ComponentChildren;
};

/** Where one side's negotiation stands: a word, and the drawing of its machine with the state lit. */
export function NegotiationChart({ peer, label, source, children }: Props) {
  const { state, visited, last } = useFold(source, stepNegotiation, initialNegotiation)[peer];
  const drawing = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const svg = drawing.current?.querySelector('svg');
    if (svg) lightChart(svg, { current: state, visited, last, seq: last?.seq ?? -1 });
  }, [state, visited, last]);
  return (
    <figure class="lab-chart lab-negotiation-chart" data-peer={peer} data-machine="negotiation" data-state={state}>
      <figcaption>
        <span class="lab-chart-name">{label}</span>
        <output class="lab-chart-state" aria-live="off">
          {state}
        </output>
      </figcaption>
      <div ref={drawing} class="lab-chart-drawing">
        {children}
      </div>
    </figure>
  );
}
