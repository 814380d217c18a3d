import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import { initialPeer } from '#labs/model/views/peer-states.ts';
import type { MachineId, PeerId } from '#labs/model/vocabulary.ts';
import { callStatesOf } from '../hooks/use-trace.ts';
import type { Rush } from '../rush.ts';
import { lightChart } from './light-chart.ts';
import { memo } from '../memo.ts';

type Props = {
  peer: PeerId;
  machine: MachineId;
  label: string;
  source: TraceSource;
  rush: Rush;
  /** The drawing, which the server made; only its lights change here. */
  children: ComponentChildren;
};

/**
 * One machine of one peer: its name, its state as a word, and its drawing with the state lit. The lights are set past the
 * component, which is drawn once: a call changes them up to forty times in a few frames, and waits for every frame.
 */
export const MachineChart = memo(function MachineChart({ peer, machine, label, source, rush, children }: Props) {
  const figure = useRef<HTMLElement>(null);
  const word = useRef<HTMLOutputElement>(null);
  const drawing = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const svg = drawing.current?.querySelector('svg');
    const light = () => {
      const { state, visited, last } = callStatesOf(source)[peer].machines[machine];
      if (figure.current && figure.current.dataset['state'] !== state) {
        figure.current.dataset['state'] = state;
        if (word.current) word.current.textContent = state;
      }
      if (svg) lightChart(svg, { current: state, visited, last, seq: last?.seq ?? -1, isStill: rush.isFresh() });
    };
    light();
    return source.subscribe(light);
  }, [source, peer, machine]);
  const [initial] = initialPeer.machines[machine].visited;
  return (
    <figure ref={figure} class="lab-chart" data-peer={peer} data-machine={machine} data-state={initial}>
      <figcaption>
        <span class="lab-chart-name">{label}</span>
        <span>
          <output ref={word} class="lab-chart-state" aria-live="off">
            {initial}
          </output>
        </span>
      </figcaption>
      <div ref={drawing} class="lab-chart-drawing">
        {children}
      </div>
    </figure>
  );
});
