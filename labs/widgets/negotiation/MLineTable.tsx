import { useState } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { NegotiationMessages } from '#labs/messages/negotiation-en.ts';
import { noRounds, stepRounds, type MLine, type Round } from '#labs/model/negotiation/m-lines.ts';
import { useFold } from '../hooks/use-trace.ts';

type Props = { source: TraceSource; title: string; m: CommonMessages; words: NegotiationMessages };

/** More buttons than that are no help to find a round. */
const mostRounds = 12;

/** The m-lines of one round of the call that is looked at; until another is chosen, of the last that was not given up. */
export function MLineTable({ source, title, m, words: { lines: words } }: Props) {
  const { rounds } = useFold(source, stepRounds, noRounds);
  const [chosen, setChosen] = useState<number | null>(null);
  const latest = rounds.findLast(({ end }) => end === 'answered' || end === 'open') ?? rounds.at(-1);
  const shown = rounds.find(({ seq }) => seq === chosen) ?? latest;
  const caption = ({ number, offerer, end }: Round) =>
    fill(words.offerBy, { number, peer: m.peers[offerer], end: words.ends[end] });
  return (
    <section class="lab-negotiation-lines" aria-label={words.title}>
      <h3>
        {words.title} <span class="lab-negotiation-of">{title}</span>
      </h3>
      <p class="lab-quiet">{rounds.length === 0 ? words.empty : words.explain}</p>
      {shown && (
        <>
          <div class="lab-negotiation-rounds" role="group" aria-label={words.round}>
            {rounds.slice(-mostRounds).map((round) => (
              <button
                key={round.seq}
                type="button"
                data-peer={round.offerer}
                data-end={round.end}
                aria-pressed={round === shown}
                aria-label={fill(words.choose, { number: round.number })}
                title={caption(round)}
                onClick={() => setChosen(round === latest ? null : round.seq)}
              >
                {round.number}
              </button>
            ))}
          </div>
          <div class="lab-negotiation-scroll" tabIndex={0} role="group" aria-label={caption(shown)}>
            <table>
              <caption>{caption(shown)}</caption>
              <thead>
                <tr>
                  {(['index', 'mid', 'kind', 'offered', 'answered', 'port', 'transceiver', 'change'] as const).map(
                    (column) => (
                      <th key={column} scope="col">
                        {words[column]}
                      </th>
                    ),
                  )}
                </tr>
              </thead>
              <tbody>
                {shown.lines.map((line) => (
                  <Row key={line.index} line={line} words={words} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function Row({ line, words }: { line: MLine; words: NegotiationMessages['lines'] }) {
  return (
    <tr data-change={line.change} data-rejected={line.isRejected ? '' : undefined}>
      <th scope="row">{line.index}</th>
      <td>{line.mid ?? '–'}</td>
      <td>{line.kind}</td>
      <td>{line.offered ?? '–'}</td>
      <td>{line.answered ?? '–'}</td>
      <td>{line.isRejected ? words.rejected : words.inUse}</td>
      <td>{line.transceiver === null ? words.noTransceiver : `#${line.transceiver}`}</td>
      <td>{words.changes[line.change]}</td>
    </tr>
  );
}
