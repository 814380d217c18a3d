import { useMemo } from 'preact/hooks';
import { fill } from '#labs/messages/fill.ts';
import { noPairs, pairsOf, stepPairs, type PairEnd, type PairRow } from '#labs/model/views/pairs.ts';
import { peers } from '#labs/model/vocabulary.ts';
import { useFold } from '../hooks/use-trace.ts';
import type { PanelProps } from '../parts/Inspector.tsx';
import type { Words } from './words.ts';

/** What ICE has tried, as the browser last told it, and which pair carries the call. */
export function PairsPanel({ moment, m, words }: PanelProps) {
  const text = words.inspector.pairs;
  const facts = useFold(moment.source, stepPairs, noPairs);
  const pairs = useMemo(() => pairsOf(facts), [facts]);
  if (peers.every((peer) => pairs[peer] === null)) return <p class="lab-quiet">{text.empty}</p>;
  return (
    <div class="lab-tables" tabIndex={0} role="group" aria-label={m.tools.inspector.tabs.pairs}>
      {peers.map((peer) => {
        const sample = pairs[peer];
        return (
          sample && (
            <table key={peer} class="lab-table" data-peer={peer}>
              <caption>{fill(text.title, { peer: m.peers[peer], at: (sample.at / 1000).toFixed(1) })}</caption>
              <thead>
                <tr>
                  {Object.entries(text.columns).map(([key, name]) => (
                    <th key={key} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {sample.pairs.map((pair) => (
                  <Row key={pair.id} pair={pair} words={words} />
                ))}
              </tbody>
            </table>
          )
        );
      })}
    </div>
  );
}

function Row({ pair, words }: { pair: PairRow; words: Words }) {
  const text = words.inspector.pairs;
  const { state, isNominated, isSelected, local, remote, bytesSent, bytesReceived, roundTripTime, why } = pair;
  return (
    <tr data-selected={isSelected ? '' : undefined}>
      <td>
        <code>{state}</code>
        {isSelected && <strong> {text.selected}</strong>}
        {isNominated && !isSelected && <small>{text.nominated}</small>}
      </td>
      <End end={local} words={words} />
      <End end={remote} words={words} />
      <td>
        {inKilobytes(bytesSent)}, {inKilobytes(bytesReceived)}
      </td>
      <td>{roundTripTime === null ? text.noTrip : fill(text.trip, { ms: roundTripTime.toFixed(1) })}</td>
      <td>{text.why[why]}</td>
    </tr>
  );
}

function End({ end: { type, protocol, address, addressClass, port }, words }: { end: PairEnd; words: Words }) {
  return (
    <td>
      {[type, protocol].filter(Boolean).join(' ')}{' '}
      <code>{[address, port].filter((part) => part !== null).join(' : ')}</code>
      <small>{words.inspector.candidates.classes[addressClass]}</small>
    </td>
  );
}

function inKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
