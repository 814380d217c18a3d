import { fill } from '#labs/messages/fill.ts';
import type { RoomsMessages } from '#labs/messages/rooms-en.ts';
import type { Deliveries } from '#labs/model/rooms/deliveries.ts';
import { memo } from '../memo.ts';

type Props = { deliveries: Deliveries; words: RoomsMessages['reads'] };

/** The last message from one visitor to another over the real server, taken apart: what a server has to look at, and what it passes on. */
export const ServerReads = memo(function ServerReads({ deliveries: { rows, names }, words }: Props) {
  const row = rows.findLast(
    ({ from, to, carrier, payload }) => from !== null && to !== null && carrier === 'server' && payload !== null,
  );
  if (row === undefined) return <p class="rooms-quiet">{words.none}</p>;
  const idOf = (name: string) => [...names].findLast(([, each]) => each === name)?.[0] ?? name;
  const payload = JSON.stringify(row.payload);
  const parts = [
    { part: 'type', value: row.type, what: words.type },
    { part: 'src', value: idOf(row.from ?? ''), what: words.src },
    { part: 'dst', value: idOf(row.to ?? ''), what: words.dst },
    { part: 'payload', value: fill(words.bytes, { count: payload.length }), what: words.payload },
  ];
  return (
    <div class="rooms-scroll" tabIndex={0} role="group" aria-label={words.title}>
      <table class="rooms-reads">
        <caption>{fill(words.caption, { type: row.type, visitor: row.from ?? '' })}</caption>
        <thead>
          <tr>
            <th scope="col">{words.part}</th>
            <th scope="col">{words.value}</th>
            <th scope="col">{words.what}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ part, value, what }) => (
            <tr key={part}>
              <th scope="row">
                <code>{part}</code>
              </th>
              <td>
                <code>{value}</code>
              </td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
