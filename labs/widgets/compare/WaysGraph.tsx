import { useMemo, useState } from 'preact/hooks';
import type { CompareMessages } from '#labs/messages/compare-en.ts';
import { fill } from '#labs/messages/fill.ts';
import {
  measureIds,
  measures,
  waysOf,
  type MeasureId,
  type Point,
  type Way,
} from '#labs/model/compare/sent-received.ts';
import { otherPeer } from '#labs/model/other-peer.ts';
import type { Series } from '#labs/model/stats/series.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';

type Names = Readonly<Record<PeerId, string>>;
type Props = { series: Series; names: Names; words: CompareMessages['graph'] };

const shownMs = 60_000;
const [width, height] = [300, 90];
/** Never a smaller top of the axis: what is nearly nothing should look like nothing. */
const leastTop = { 'kbit/s': 50, fps: 30, '%': 5 } as const;

/** Both ways on one axis of time and one scale: dashed what was sent, in one line what came. */
export function WaysGraph({ series, names, words }: Props) {
  const [measure, setMeasure] = useState<MeasureId>('video-rate');
  const end = Math.max(series.last.alice?.at ?? 0, series.last.bob?.at ?? 0);
  const ways = useMemo(() => waysOf(series, measure, end - shownMs), [series, measure, end]);
  if (series.lines.length === 0) return null;
  const { unit } = measures[measure];
  const values = ways.flatMap(({ sent, received }) => [...sent, ...received].flat().map(({ value }) => value));
  const top = Math.max(leastTop[unit], ...values) * 1.1;
  return (
    <section class="lab-compare-part" aria-label={words.title}>
      <h3>{words.title}</h3>
      <label class="lab-field">
        <span>{words.measure}</span>
        <select value={measure} onChange={({ currentTarget }) => setMeasure(currentTarget.value as MeasureId)}>
          {measureIds.map((id) => (
            <option key={id} value={id}>
              {words.measures[id]}
            </option>
          ))}
        </select>
      </label>
      <div class="lab-compare-ways">
        {ways.map((way) => (
          <WayGraph key={way.from} {...{ way, end, top, unit, names, words }} />
        ))}
      </div>
    </section>
  );
}

type WayProps = { way: Way; end: number; top: number; unit: string } & Pick<Props, 'names' | 'words'>;

function WayGraph({ way, end, top, unit, names, words }: WayProps) {
  const { from, sent, received } = way;
  const to = otherPeer(from);
  const path = (stretches: Way['sent']) =>
    stretches
      .map((points) => points.map((point, index) => `${index === 0 ? 'M' : 'L'}${placeOf(point, end, top)}`).join(''))
      .join('');
  const latest = (stretches: Way['sent']) => {
    const value = stretches.at(-1)?.at(-1)?.value;
    return value === undefined ? words.empty : `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
  };
  const isLoss = sent.length === 0 && unit === '%';
  return (
    <figure class="lab-compare-way" data-from={from}>
      <figcaption>{fill(words.way, { from: names[from], to: names[to] })}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <line class="lab-compare-base" x1="0" x2={width} y1={height - 1} y2={height - 1} />
        <path data-peer={from} data-sent d={path(sent)} />
        <path data-peer={to} d={path(received)} />
      </svg>
      <p class="lab-compare-axis" aria-hidden="true">
        <span>{fill(words.span, { s: shownMs / 1000 })}</span>
        <span>
          0 – {top.toFixed(0)} {unit}
        </span>
      </p>
      <ul>
        {!isLoss && (
          <li data-peer={from} data-sent>
            {fill(words.sent, { peer: names[from], value: latest(sent) })}
          </li>
        )}
        <li data-peer={to}>
          {fill(isLoss ? words.lost : words.received, { peer: names[to], value: latest(received) })}
        </li>
      </ul>
    </figure>
  );
}

function placeOf({ at, value }: Point, end: number, top: number): string {
  const x = ((at - end + shownMs) / shownMs) * width;
  const y = height - 1 - (value / top) * (height - 2);
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
