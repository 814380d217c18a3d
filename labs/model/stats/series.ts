import type { Step } from '../fold.ts';
import type { PeerId } from '../vocabulary.ts';
import { derive, noSample, sampleOf, type Derived, type Sample } from './derive.ts';
import { grown, growingFrom, type Growing } from './growing.ts';
import type { MetricId } from './metrics.ts';

/** One line of a graph. `times` are milliseconds since the trace began; a value of `null` is a gap. */
export type Line = {
  peer: PeerId;
  metric: MetricId;
  id: string;
  kind: Derived['kind'];
  rid: string | null;
  times: Growing<number>;
  values: Growing<number | null>;
};

export type Series = {
  lines: readonly Line[];
  /** The last sample of each peer, and when it was taken. */
  last: Readonly<Record<PeerId, { at: number; sample: Sample } | null>>;
};

export const noSeries: Series = { lines: [], last: { alice: null, bob: null } };

/** Longer than this between two samples, in ms, and the line breaks: the tab slept, and what was between nobody knows. */
const longestStep = 6000;

/** Every sample adds a point to each line it tells of. */
export const stepSeries: Step<Series> = (series, event) => {
  if (event.type === 'run.started') return noSeries;
  // Ids of a connection are its own: those of the next one may be spelled alike.
  if (event.type === 'connection.created') return { ...series, last: { ...series.last, [event.peer]: null } };
  if (event.type !== 'stats.sampled') return series;
  const { peer, at } = event;
  const before = series.last[peer];
  const sample = sampleOf(event.reports);
  const figures = new Map(
    derive(before?.sample ?? noSample, sample).map((figure) => [`${figure.metric} ${figure.id}`, figure]),
  );
  const isLate = before !== null && at - before.at > longestStep;
  const lines = series.lines.map((line) => {
    const key = `${line.metric} ${line.id}`;
    const figure = line.peer === peer ? figures.get(key) : undefined;
    if (!figure) return line;
    figures.delete(key);
    return { ...line, times: grown(line.times, at), values: grown(line.values, isLate ? null : figure.value) };
  });
  for (const figure of figures.values()) {
    const { metric, id, kind, rid, value } = figure;
    lines.push({ peer, metric, id, kind, rid, times: growingFrom(at), values: growingFrom(value) });
  }
  return { lines, last: { ...series.last, [peer]: { at, sample } } };
};
