import type { ComponentChildren } from 'preact';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import { fill } from '#labs/messages/fill.ts';
import type { MediaMessages } from '#labs/messages/media-en.ts';
import { noMutes, stepMutes, type MuteRow, type PhaseFigures } from '#labs/model/media/mute-table.ts';
import { muteWays, type MediaKind, type MuteWay } from '#labs/model/media/mute-ways.ts';
import { useFold } from '../hooks/use-trace.ts';
import { memo } from '../memo.ts';

type Props = { source: TraceSource; kind: MediaKind; lang: string; words: MediaMessages['mute'] };

const phases: readonly (keyof MuteRow)[] = ['before', 'during', 'after'];

/** What the far side got of each way: one row for each phase, and beside them what an application makes of it. */
export const MuteTable = memo(function MuteTable({ source, kind, lang, words }: Props) {
  const { rows, way: current, phase } = useFold(source, stepMutes, noMutes)[kind];
  const { table } = words;
  return (
    <div class="lab-media-scroll" tabIndex={0} role="group" aria-label={table.caption[kind]}>
      <table class="lab-media-mutes" data-kind={kind}>
        <caption>{table.caption[kind]}</caption>
        <thead>
          <tr>
            <th scope="col">{table.way}</th>
            <th scope="col">{table.phase}</th>
            {kind === 'video' && <th scope="col">{table.picture}</th>}
            <th scope="col">{kind === 'video' ? table.fps : table.level}</th>
            <th scope="col">{table.bytes}</th>
            <th scope="col">{table.far}</th>
            <th scope="col">{table.near}</th>
            <th scope="col">{table.remote}</th>
          </tr>
        </thead>
        {muteWays.map((way) => (
          <Way key={way} {...{ way, kind, lang, words }} row={rows[way]} now={way === current ? phase : null} />
        ))}
      </table>
    </div>
  );
});

/** `now` is the phase that is still measured. */
type WayProps = Omit<Props, 'source'> & { way: MuteWay; row: MuteRow | undefined; now: keyof MuteRow | null };

function Way({ way, row, now, kind, lang, words }: WayProps) {
  const { table } = words;
  const name = <code>{words.ways[way]}</code>;
  if (!row)
    return (
      <tbody data-way={way}>
        <tr>
          <th scope="rowgroup">{name}</th>
          <td colSpan={kind === 'video' ? 7 : 6} class="lab-quiet">
            {table.untried}
          </td>
        </tr>
      </tbody>
    );
  const shown = phases.filter((phase) => row[phase] !== null);
  return (
    <tbody data-way={way}>
      {shown.map((phase, index) => (
        <tr key={phase} data-phase={phase}>
          {index === 0 && (
            <th scope="rowgroup" rowSpan={shown.length}>
              {name}
            </th>
          )}
          <th scope="row">{table.phases[phase]}</th>
          <Figures
            figures={row[phase] as PhaseFigures}
            isBefore={phase === 'before'}
            isOver={phase !== now}
            {...{ kind, lang, words }}
          />
        </tr>
      ))}
    </tbody>
  );
}

type FiguresProps = Pick<Props, 'kind' | 'lang' | 'words'> & {
  figures: PhaseFigures;
  isBefore: boolean;
  isOver: boolean;
};

function Figures({ figures, isBefore, isOver, kind, lang, words: { table } }: FiguresProps) {
  const { samples, framesPerSecond, bytesPerSecond, level, picture, remote, near, far } = figures;
  const round = (value: number) => value.toLocaleString(lang, { maximumFractionDigits: 0 });
  const unknown = isOver ? table.tooShort : table.measuring;
  const rate = (value: number | null): ComponentChildren =>
    value === null ? <span class="lab-quiet">{samples > 2 ? table.gone : unknown}</span> : round(value);
  // What came before a change was caused by something else.
  const list = (events: readonly string[]) => (isBefore ? '' : events.length === 0 ? table.noEvent : events.join(', '));
  return (
    <>
      {kind === 'video' && <td data-picture={picture ?? undefined}>{picture ? table.pictures[picture] : unknown}</td>}
      <td>
        {kind === 'video' ? rate(framesPerSecond) : level === null ? '–' : fill(table.db, { value: round(level) })}
      </td>
      <td>{rate(bytesPerSecond)}</td>
      <td data-events={isBefore || far.length === 0 ? undefined : ''}>{list(far)}</td>
      <td>{list(near)}</td>
      <td>
        {remote && (
          <code>
            muted: {String(remote.muted)}, {remote.readyState}, enabled: {String(remote.enabled)}
          </code>
        )}
      </td>
    </>
  );
}
