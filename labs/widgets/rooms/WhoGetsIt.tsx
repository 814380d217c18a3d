import { fill } from '#labs/messages/fill.ts';
import type { RoomsMessages } from '#labs/messages/rooms-en.ts';
import type { Deliveries, Delivery } from '#labs/model/rooms/deliveries.ts';
import { memo } from '../memo.ts';

type Props = { deliveries: Deliveries; words: RoomsMessages['ladder'] };

/** More are of no use on a page; the trace has them all. */
const mostRows = 150;

/** Every message in order of time, the newest first: who wrote it, and who got it. */
export const WhoGetsIt = memo(function WhoGetsIt({ deliveries: { rows, names }, words }: Props) {
  const columns = [...new Set(names.values())];
  if (rows.length === 0) return <p class="rooms-quiet">{words.none}</p>;
  return (
    <>
      <p class="rooms-quiet">{words.how}</p>
      <div class="rooms-scroll" tabIndex={0} role="group" aria-label={words.title}>
        <table class="rooms-deliveries" aria-label={words.title}>
          <thead>
            <tr>
              <th scope="col">{words.time}</th>
              <th scope="col">{words.message}</th>
              <th scope="col">{words.from}</th>
              <th scope="col">{words.to}</th>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows
              .slice(-mostRows)
              .reverse()
              .map((row) => (
                <tr key={row.seq} data-type={row.type}>
                  <td>{Math.round(row.at)}</td>
                  <th scope="row">
                    <code>{row.type}</code> {row.detail && <span class="rooms-detail">{detailOf(row)}</span>}
                    {row.carrier !== 'server' && <span class="rooms-played">{words.simulated}</span>}
                  </th>
                  <td>{row.from ?? words.server}</td>
                  <td>{addressee(row)}</td>
                  {columns.map((name) => (
                    <Mark key={name} row={row} name={name} words={words} />
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </>
  );

  /** Ids of one room begin alike, so the end of one tells more. */
  function detailOf({ type, detail }: Delivery): string | null {
    return type === 'OPEN' && detail !== null ? fill(words.seat, { end: detail.slice(-4) }) : detail;
  }

  function addressee({ to, from }: Delivery): string {
    if (to === null) return from === null ? words.nobody : words.server;
    return columns.includes(to) ? to : `${to.slice(0, 8)}…`;
  }
});

/** A word and a tone: who wrote it, who got it, and who should not have got it. */
function Mark({ row, name, words }: { row: Delivery; name: string; words: Props['words'] }) {
  if (row.from === name) return <td data-mark="wrote">{words.wrote}</td>;
  if (!row.readers.includes(name)) return <td />;
  const isLeak = row.from !== null && row.to !== name;
  return <td data-mark={isLeak ? 'leaked' : 'got'}>{isLeak ? words.leaked : words.got}</td>;
}
