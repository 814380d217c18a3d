import type { CompareMessages } from '#labs/messages/compare-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { otherPeer } from '#labs/model/other-peer.ts';
import { figuresOf, type Figures } from '#labs/model/compare/sent-received.ts';
import type { Series } from '#labs/model/stats/series.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';

type Props = { series: Series; names: Readonly<Record<PeerId, string>>; words: CompareMessages['figures'] };

const columns = [
  ...(['sentRate', 'receivedRate', 'sentFrames', 'receivedFrames'] as const),
  ...(['packetsSent', 'packetsReceived', 'packetsLost'] as const),
] as const satisfies readonly (keyof Figures)[];

/** What one side says it sent beside what the other says came, each way and kind by itself. */
export function FiguresTable({ series, names, words }: Props) {
  return (
    <section class="lab-compare-part" aria-label={words.title}>
      <h3>{words.title}</h3>
      {series.lines.length === 0 ? (
        <p class="lab-quiet">{words.empty}</p>
      ) : (
        <>
          <div class="lab-compare-scroll" tabIndex={0} role="group" aria-label={words.title}>
            <table class="lab-compare-table" data-figures>
              <thead>
                <tr>
                  <th scope="col">{words.heads.way}</th>
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {words.heads[column]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {figuresOf(series).map((figures) => {
                  const { from, kind } = figures;
                  const way = { from: names[from], to: names[otherPeer(from)], kind: words.kinds[kind] };
                  return (
                    <tr key={`${from} ${kind}`} data-way={`${from} ${kind}`}>
                      <th scope="row" data-peer={from}>
                        {fill(words.way, way)}
                      </th>
                      {columns.map((column) => (
                        <td key={column} data-column={column}>
                          {figures[column] === null ? words.nothing : Math.round(figures[column])}
                        </td>
                      ))}
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
          <p class="lab-quiet">{words.note}</p>
        </>
      )}
    </section>
  );
}
