import { useMemo, useState } from 'preact/hooks';
import type { StatsMessages } from '#labs/messages/stats-en.ts';
import { csvOf } from '#labs/model/stats/csv.ts';
import { noMarks, stepMarks } from '#labs/model/stats/marks.ts';
import { graphIds, graphs, type GraphId } from '#labs/model/stats/metrics.ts';
import { noSeries, stepSeries, type Line } from '#labs/model/stats/series.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import type { Moment } from '../hooks/moment.ts';
import { useLazy } from '../hooks/use-lazy.ts';
import { useFold } from '../hooks/use-trace.ts';
import { LabButton } from '../parts/LabButton.tsx';
import { Notice } from '../parts/Notice.tsx';
import { saveFile } from '../parts/save-trace.ts';
import { Graph } from './Graph.tsx';
import { StateLanes } from './StateLanes.tsx';

type Props = { moment: Moment; names: Readonly<Record<PeerId, string>>; words: StatsMessages['graphs']; range?: Range };
type Range = keyof StatsMessages['graphs']['ranges'];
type Stretch = { from: number; to: number };

const loadGraphs = () => import('./draw-graph.ts').then(({ createGraph }) => createGraph);

/** Every graph of a call on one axis of time, with the states of the connection above it. */
export function StatsGraphs({ moment, names, words, range: firstRange = 60 }: Props) {
  const series = useFold(moment.source, stepSeries, noSeries);
  const marks = useFold(moment.source, stepMarks, noMarks);
  const [range, setRange] = useState<Range>(firstRange);
  const [zoom, setZoom] = useState<Stretch | null>(null);
  const [held, setHeld] = useState<{ lines: readonly Line[]; stretch: Stretch } | null>(null);
  const [said, setSaid] = useState<'copied' | 'copyFailed' | null>(null);
  const hasLines = series.lines.length > 0;
  const drawing = useLazy(hasLines ? loadGraphs : null);
  const createGraph = drawing.value;

  const lines = held?.lines ?? series.lines;
  const end = Math.max(series.last.alice?.at ?? 0, series.last.bob?.at ?? 0);
  const begin = useMemo(() => Math.min(...lines.map(({ times }) => times.all[0] ?? Infinity), end), [lines]);
  const whole = held?.stretch ?? { from: range === 'all' ? begin : Math.max(begin, end - range * 1000), to: end };
  const { from, to } = zoom ?? whole;
  const linesOf = useMemo(() => {
    const isOf = (id: GraphId) => (line: Line) => (graphs[id] as readonly string[]).includes(line.metric);
    return new Map(graphIds.map((id) => [id, lines.filter(isOf(id))]));
  }, [lines]);
  const pick = (at: number) => {
    const { events } = moment.whole.getTrace();
    moment.go(events.findLastIndex((event) => event.at <= at) + 1);
  };
  const copy = () =>
    navigator.clipboard.writeText(csvOf(lines)).then(
      () => setSaid('copied'),
      () => setSaid('copyFailed'),
    );

  if (!hasLines) return <p class="lab-quiet">{words.empty}</p>;
  return (
    <section class="lab-graphs" aria-label={words.title}>
      <h3>{words.title}</h3>
      <div class="lab-graphs-tools">
        <label class="lab-field">
          <span>{words.range}</span>
          <select
            value={String(range)}
            onChange={({ currentTarget: { value } }) => {
              setZoom(null);
              setRange(value === 'all' ? value : (Number(value) as Exclude<Range, 'all'>));
            }}
          >
            {Object.entries(words.ranges).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <LabButton
          isOff={false}
          isPressed={held !== null}
          onPress={() => setHeld(held ? null : { lines: series.lines, stretch: whole })}
        >
          {held ? words.go : words.hold}
        </LabButton>
        <LabButton isOff={false} onPress={() => void copy()}>
          {words.copy}
        </LabButton>
        <LabButton isOff={false} onPress={() => saveFile('call.csv', csvOf(lines), 'text/csv')}>
          {words.save}
        </LabButton>
        <p class="lab-quiet" role="status">
          {said && words[said]}
        </p>
      </div>
      {zoom && (
        <Notice tone="note" action={{ label: words.unzoom, run: () => setZoom(null) }}>
          {words.zoomed}
        </Notice>
      )}
      <StateLanes marks={marks} from={from} to={to} names={names} words={words} />
      {drawing.hasFailed && (
        <Notice tone="problem" action={{ label: words.again, run: drawing.again }}>
          {words.failed}
        </Notice>
      )}
      {drawing.value === null && !drawing.hasFailed && <p class="lab-quiet">{words.loading}</p>}
      <div class="lab-graphs-all">
        {createGraph !== null &&
          graphIds.map(
            (id) =>
              (linesOf.get(id)?.length ?? 0) > 0 && (
                <Graph
                  key={id}
                  {...{ id, marks, from, to, names, words }}
                  lines={linesOf.get(id) ?? []}
                  create={createGraph}
                  onZoom={(start, stop) => setZoom({ from: start, to: stop })}
                  onPick={pick}
                />
              ),
          )}
      </div>
      <p class="lab-quiet">{words.hint}</p>
    </section>
  );
}
