import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DataMessages } from '#labs/messages/data-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { ChannelEnd } from '#labs/model/data/channels.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { lightChart } from '../parts/light-chart.ts';

type Props = {
  peer: PeerId;
  /** The label of the channel that is shown; `null` for none. */
  label: string | null;
  /** `null` where this side has none. */
  end: ChannelEnd | null;
  words: DataMessages['table'];
  /** The drawing, which the server made; only its lights change here. */
  children: ComponentChildren;
};

const atFirst = ['connecting'];

/** The machine of one end of a channel, its state lit. */
export function ChannelChart({ peer, label, end, words, children }: Props) {
  const drawing = useRef<HTMLDivElement>(null);
  const { state = 'connecting', visited = atFirst, last = null } = end ?? {};
  useLayoutEffect(() => {
    const svg = drawing.current?.querySelector('svg');
    if (svg) lightChart(svg, { current: state, visited, last, seq: last?.seq ?? -1 });
  }, [state, visited, last]);
  const name = label === null ? words.chart : fill(words.chartOf, { label: label.slice(0, 24) });
  return (
    <figure class="lab-chart lab-data-chart" data-peer={peer} data-machine="data-channel" data-state={state}>
      <figcaption>
        <span class="lab-chart-name">
          {end === null && label !== null ? fill(words.notHere, { label: label.slice(0, 24) }) : name}
        </span>
        <span>
          <output class="lab-chart-state" aria-live="off">
            {end === null && label !== null ? '–' : state}
          </output>
        </span>
      </figcaption>
      <div ref={drawing} class="lab-chart-drawing" data-absent={end === null && label !== null ? '' : undefined}>
        {children}
      </div>
    </figure>
  );
}
