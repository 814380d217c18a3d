import { useEffect, useRef, useState } from 'preact/hooks';
import type { StatsMessages } from '#labs/messages/stats-en.ts';
import type { Mark } from '#labs/model/stats/marks.ts';
import { lastOf } from '#labs/model/stats/growing.ts';
import { graphs, limitationReasons, metricOf, type GraphId } from '#labs/model/stats/metrics.ts';
import type { Line } from '#labs/model/stats/series.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { useCanvasRoom } from '../hooks/use-canvas-room.ts';
import { useIsNear } from '../hooks/use-is-near.ts';
import type { createGraph, DrawnGraph } from './draw-graph.ts';

type Props = {
  id: GraphId;
  lines: readonly Line[];
  marks: readonly Mark[];
  from: number;
  to: number;
  create: typeof createGraph;
  onZoom: (from: number, to: number) => void;
  onPick: (at: number) => void;
  names: Readonly<Record<PeerId, string>>;
  words: StatsMessages['graphs'];
};

/** One graph with its title, how to read it, and the latest value of each line in words. */
export function Graph({ id, lines, marks, from, to, create, onZoom, onPick, names, words }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnGraph | null>(null);
  const [hovered, setHovered] = useState<readonly (number | null | undefined)[] | null>(null);
  const isSeen = useIsNear(root);
  const { width, look } = useCanvasRoom(root);
  const { unit } = metricOf(graphs[id][0]);
  // uPlot has its lines for life; a new stream, or another theme, is a new graph.
  const keys = lines.map(({ peer, metric, id: report }) => `${peer} ${metric} ${report}`).join('|');
  const latest = useRef({ onZoom, onPick });
  latest.current = { onZoom, onPick };
  useEffect(() => {
    if (!root.current || !isSeen) return;
    const own = create(root.current, lines, {
      unit,
      first: graphs[id][0],
      words,
      onZoom: (start, end) => latest.current.onZoom(start, end),
      onPick: (at) => latest.current.onPick(at),
      onHover: setHovered,
    });
    drawn.current = own;
    return () => {
      drawn.current = null;
      own.destroy();
    };
  }, [keys, look, isSeen, create]);
  useEffect(() => {
    if (width > 0) drawn.current?.resize(width);
  }, [width, keys, look, isSeen]);
  useEffect(() => drawn.current?.show({ lines, from, to, marks }), [lines, from, to, marks, look, isSeen]);

  const last = lines.map(({ values }) => lastOf(values) ?? null);
  const format = (value: number | null | undefined) => {
    if (value === null || value === undefined) return words.nothing;
    if (unit === 'reason') return words.reasons[limitationReasons[value] ?? 'none'];
    const digits = Math.abs(value) < 10 && unit !== 'px' ? 1 : 0;
    return `${value.toFixed(digits)} ${words.units[unit]}`;
  };
  return (
    <figure class="lab-graph" data-graph={id}>
      <figcaption>
        <h4>
          {words.titles[id]} <small>{words.units[unit]}</small>
        </h4>
        <p class="lab-quiet">{words.read[id]}</p>
      </figcaption>
      <div ref={root} class="lab-graph-room" aria-hidden="true" />
      <ul class="lab-graph-legend">
        {lines.map((line, index) => (
          <li key={`${line.peer} ${line.metric} ${line.id}`} data-peer={line.peer}>
            <svg viewBox="0 0 24 6" aria-hidden="true">
              <line
                x1="0"
                y1="3"
                x2="24"
                y2="3"
                stroke-dasharray={line.metric !== graphs[id][0] ? '6 4' : line.kind === 'audio' ? '2 3' : undefined}
              />
            </svg>{' '}
            {nameOf(line, id, names, words)} <output>{format((hovered ?? last)[index])}</output>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function nameOf({ peer, metric, kind, rid }: Line, id: GraphId, names: Props['names'], words: Props['words']): string {
  const isMixed = graphs[id].length > 1;
  return [names[peer], isMixed ? words.metrics[metric] : '', kind ? words.kinds[kind] : '', rid ?? '']
    .filter(Boolean)
    .join(' ');
}

/** What nobody looks at is not drawn. */
