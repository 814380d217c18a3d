import type { DataMessages } from '#labs/messages/data-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { floodKindOf } from '#labs/model/data/flood-plan.ts';
import type { FloodFigures } from '#labs/model/trace.ts';

/** `missing` is told while it lasts. */
export type FloodRow = FloodFigures & { missing: number | null };

type Props = { rows: readonly FloodRow[]; words: DataMessages['flood'] };

/** What became of the messages, channel by channel. */
export function FloodTable({ rows, words }: Props) {
  const { columns } = words;
  const ms = (value: number, row: FloodRow) => (row.delivered === 0 ? '–' : fill(words.ms, { value }));
  return (
    <div class="lab-data-wide" tabIndex={0} role="group" aria-label={words.table}>
      <table class="lab-data-table" aria-label={words.table}>
        <thead>
          <tr>
            {Object.values(columns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const kind = floodKindOf(row.label);
            return (
              <tr key={row.label}>
                <th scope="row">{kind ? words.kinds[kind] : row.label}</th>
                <td>{row.sent}</td>
                <td>{row.delivered}</td>
                <td class="lab-data-lost" data-some={row.lost > 0 ? '' : undefined}>
                  {row.lost}
                </td>
                <td>{row.missing ?? '–'}</td>
                <td>{row.sent - row.delivered - row.lost}</td>
                <td>{row.outOfOrder}</td>
                <td>{ms(row.median, row)}</td>
                <td>{ms(row.p95, row)}</td>
                <td>{ms(row.max, row)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
