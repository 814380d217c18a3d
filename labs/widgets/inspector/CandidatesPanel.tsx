import { useMemo } from 'preact/hooks';
import { fill } from '#labs/messages/fill.ts';
import { otherPeer } from '#labs/model/other-peer.ts';
import { candidatesOf, noCandidates, stepCandidates, type CandidateRow } from '#labs/model/views/candidates.ts';
import { peers } from '#labs/model/vocabulary.ts';
import { useFold } from '../hooks/use-trace.ts';
import type { PanelProps } from '../parts/Inspector.tsx';
import type { Words } from './words.ts';

/** The addresses of both sides: what each has found, and what each was told. */
export function CandidatesPanel({ moment, m, words }: PanelProps) {
  const text = words.inspector.candidates;
  const facts = useFold(moment.source, stepCandidates, noCandidates);
  const candidates = useMemo(() => candidatesOf(facts), [facts]);
  if (peers.every((peer) => candidates[peer].local.length + candidates[peer].remote.length === 0)) {
    return <p class="lab-quiet">{text.empty}</p>;
  }
  return (
    <div class="lab-tables" tabIndex={0} role="group" aria-label={m.tools.inspector.tabs.candidates}>
      {peers.flatMap((peer) => {
        const names = { peer: m.peers[peer], other: m.peers[otherPeer(peer)] };
        return [
          <Table
            key={`${peer} own`}
            title={fill(text.own, names)}
            rows={candidates[peer].local}
            text={text}
            go={moment.go}
          />,
          <Table
            key={`${peer} told`}
            title={fill(text.told, names)}
            rows={candidates[peer].remote}
            text={text}
            go={moment.go}
          />,
        ];
      })}
    </div>
  );
}

type TableProps = {
  title: string;
  rows: readonly CandidateRow[];
  text: Words['inspector']['candidates'];
  go: (count: number) => void;
};

function Table({ title, rows, text, go }: TableProps) {
  const [first] = rows;
  return (
    <table class="lab-table" data-peer={first?.peer}>
      <caption>
        {title} <span class="lab-count">{rows.length === 0 ? text.none : rows.length}</span>
      </caption>
      {rows.length > 0 && (
        <>
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
            {rows.map((row) => (
              <Row key={`${row.seq} ${row.line}`} row={row} text={text} go={go} />
            ))}
          </tbody>
        </>
      )}
    </table>
  );
}

function Row({ row, text, go }: { row: CandidateRow; text: TableProps['text']; go: TableProps['go'] }) {
  const { type, protocol, tcpType, address, addressClass, port, priority, mid, wasAdded, error, url, seq } = row;
  const taken = wasAdded === null ? text.taken.unknown : wasAdded ? text.taken.yes : text.taken.no;
  return (
    <tr>
      <td>
        <button type="button" class="lab-tool" title={row.line} onClick={() => go(seq + 1)}>
          {type ?? '?'}
        </button>
        {type && <small>{text.types[type]}</small>}
      </td>
      <td>{[protocol, tcpType].filter(Boolean).join(' ')}</td>
      <td>
        <code>{[address, port].filter((part) => part !== null).join(' : ')}</code>
        {url && <small>{fill(text.from, { url })}</small>}
      </td>
      <td>{text.classes[addressClass]}</td>
      <td>
        {priority && (
          <>
            <code>{priority.value}</code>
            <small>{fill(text.priority, priority)}</small>
          </>
        )}
      </td>
      <td>{mid}</td>
      <td data-taken={wasAdded === false ? 'no' : undefined}>{fill(taken, { error: error?.name ?? '' })}</td>
    </tr>
  );
}
