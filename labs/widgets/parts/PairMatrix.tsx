import type { IceMessages } from '#labs/messages/ice-en.ts';
import type { InspectorMessages } from '#labs/messages/inspector-en.ts';
import { matrixOf } from '#labs/model/views/pair-matrix.ts';
import type { PairEnd, PairRow, PairsOfPeer } from '#labs/model/views/pairs.ts';

type Props = { pairs: PairsOfPeer | null; words: IceMessages['pairs']; why: InspectorMessages['pairs']['why'] };

/** Alice's candidates against Bob's: which checks ran, what came of them, which pair carries the call. */
export function PairMatrix({ pairs, words, why }: Props) {
  if (pairs === null) return <p class="lab-quiet">{words.empty}</p>;
  const { locals, remotes, cells } = matrixOf(pairs);
  return (
    <div class="lab-matrix" tabIndex={0} role="group" aria-label={words.title}>
      <p class="lab-quiet">{words.explain}</p>
      <table class="lab-table">
        <thead>
          <tr>
            <td />
            {remotes.map((end, column) => (
              <th key={column} scope="col" data-peer="bob">
                <End end={end} words={words} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {locals.map((end, row) => (
            <tr key={row}>
              <th scope="row" data-peer="alice">
                <End end={end} words={words} />
              </th>
              {cells[row]?.map((pair, column) => (
                <Cell key={column} pair={pair} words={words} why={why} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {remotes.some(({ type }) => type === 'prflx') && <p class="lab-quiet">{words.reflexive}</p>}
    </div>
  );
}

function Cell({ pair, words, why }: { pair: PairRow | null } & Omit<Props, 'pairs'>) {
  if (pair === null) return <td class="lab-quiet">{words.never}</td>;
  const { state, isSelected, isNominated } = pair;
  return (
    <td data-pair={pair.why === 'selected' ? 'selected' : state} title={why[pair.why]}>
      <code>{state}</code> {isSelected ? <strong>{words.selected}</strong> : isNominated && words.nominated}
      <small>{why[pair.why]}</small>
    </td>
  );
}

function End({ end: { type, protocol, address, port }, words }: { end: PairEnd; words: Props['words'] }) {
  return (
    <>
      {[type, protocol].filter(Boolean).join(' ')}{' '}
      <code>{[address ?? words.hidden, port].filter((part) => part !== null).join(':')}</code>
    </>
  );
}
