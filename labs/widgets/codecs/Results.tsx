import type { CodecMessages } from '#labs/messages/codecs-en.ts';
import { fill } from '#labs/messages/fill.ts';
import {
  doubtsOf,
  figureIds,
  rowsOf,
  verdictsOf,
  type FigureId,
  type Measurement,
  type Spread,
} from '#labs/model/codecs/experiment.ts';
import { Notice } from '../parts/Notice.tsx';
import { RateQuality } from './RateQuality.tsx';

type Props = { measured: readonly Measurement[]; lang: string; words: CodecMessages['experiment'] };

const digits: Readonly<Record<FigureId, number>> = {
  bitrate: 0,
  fps: 1,
  height: 0,
  psnr: 1,
  ssim: 3,
  encodeTime: 1,
  decodeTime: 1,
  qp: 0,
  firstFrame: 0,
  latency: 0,
};

/** What was measured: a table with the spread of the repeats, a plot, what it means, and what makes it doubtful. */
export function Results({ measured, lang, words }: Props) {
  const rows = rowsOf(measured);
  const doubts = doubtsOf(measured);
  const sum = (member: 'paired' | 'unread' | 'unpaired') => measured.reduce((total, each) => total + each[member], 0);
  const number = (value: number, id: FigureId) =>
    value.toLocaleString(lang, { minimumFractionDigits: digits[id], maximumFractionDigits: digits[id] });
  const cell = (spread: Spread, id: FigureId) =>
    spread === null ? (
      '–'
    ) : (
      <>
        {number(spread.mean, id)}
        {number(spread.least, id) !== number(spread.most, id) && (
          <span class="lab-spread">
            {fill(words.spread, { least: number(spread.least, id), most: number(spread.most, id) })}
          </span>
        )}
      </>
    );
  return (
    <div class="lab-results">
      <h4>{words.results}</h4>
      {verdictsOf(rows).map((verdict) => (
        <p key={verdict.cap}>
          {fill(verdict.isTie ? words.tie : words.verdict, { ...verdict, ahead: verdict.ahead.toFixed(1), isTie: '' })}
        </p>
      ))}
      {doubts.map((doubt) => (
        <Notice key={doubt} tone="note">
          {words.doubts[doubt]}
        </Notice>
      ))}
      <div class="lab-dump-table" tabIndex={0} role="group" aria-label={words.results}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.cap}</th>
              <th scope="col">{words.codec}</th>
              {figureIds.map((id) => (
                <th key={id} scope="col">
                  {words.figures[id]}
                </th>
              ))}
              <th scope="col">{words.coders}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ codec, cap, figures }) => {
              const own = measured.find((each) => each.codec === codec && each.cap === cap);
              return (
                <tr key={`${codec} ${cap}`} data-codec={codec} data-cap={cap}>
                  <td>{cap}</td>
                  <th scope="row">{codec}</th>
                  {figureIds.map((id) => (
                    <td key={id}>{cell(figures[id], id)}</td>
                  ))}
                  <td>
                    <code>{[own?.encoder, own?.decoder].map((name) => name ?? '–').join(' / ')}</code>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <RateQuality rows={rows} words={words} />
      <p class="lab-quiet">{words.qpNote}</p>
      <p class="lab-quiet">
        {fill(words.paired, { paired: sum('paired'), unread: sum('unread'), unpaired: sum('unpaired') })}
      </p>
    </div>
  );
}
