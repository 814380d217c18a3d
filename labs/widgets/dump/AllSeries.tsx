import { useEffect, useId, useState } from 'preact/hooks';
import type { Choice, DumpReader } from '#labs/drivers/dump-reader.ts';
import type { DumpMessages } from '#labs/messages/dump-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { Json } from '#labs/model/json.ts';
import type { SeriesName } from '#labs/model/importers/summary.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { useDetails } from '../hooks/use-details.ts';
import { Sparkline } from './Sparkline.tsx';

type Props = {
  choice: Choice;
  names: Readonly<Record<PeerId, string>>;
  reader: DumpReader;
  words: DumpMessages['series'];
};
type Named = SeriesName & { connection: number; peer: PeerId };

/** So many are listed at a time; a search finds the others. */
const most = 40;

/** Everything that was measured, by name; a series is fetched and drawn when it is asked for. */
export function AllSeries({ choice, names, reader, words }: Props) {
  const { isOpen, attributes } = useDetails();
  return (
    <details class="lab-series" {...attributes}>
      <summary>{words.title}</summary>
      {isOpen && <List choice={choice} names={names} reader={reader} words={words} />}
    </details>
  );
}

function List({ choice, names, reader, words }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [all, setAll] = useState<readonly Named[] | null>(null);
  useEffect(() => {
    const ofEach = choice.map(async (connection, index) => {
      const peer = peers[index] ?? 'alice';
      return (await reader.names(connection)).map((name) => ({ ...name, connection, peer }));
    });
    void Promise.all(ofEach).then((found) => setAll(found.flat()));
  }, [choice, reader]);
  if (all === null) return <p class="lab-quiet">{words.loading}</p>;
  const wanted = text.trim().toLowerCase();
  const found = all.filter((name) => labelOf(name).toLowerCase().includes(wanted));
  return (
    <>
      <label class="lab-field" for={id}>
        <span>{fill(words.search, { count: all.length })}</span>
        <input
          id={id}
          type="search"
          value={text}
          maxLength={100}
          placeholder="roundTripTime"
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <p class="lab-quiet" role="status">
        {found.length > most
          ? fill(words.some, { shown: most, count: found.length })
          : fill(words.found, { count: found.length })}
      </p>
      <ul class="lab-series-list">
        {found.slice(0, most).map((name) => (
          <Series
            key={`${name.connection} ${labelOf(name)}`}
            name={name}
            owner={choice.length > 1 ? names[name.peer] : null}
            reader={reader}
            words={words}
          />
        ))}
      </ul>
    </>
  );
}

type SeriesProps = { name: Named; owner: string | null; reader: DumpReader; words: Props['words'] };

function Series({ name, owner, reader, words }: SeriesProps) {
  const [values, setValues] = useState<readonly Json[] | null>(null);
  const { isOpen, attributes } = useDetails();
  useEffect(() => {
    if (!isOpen) return;
    const { connection, report, type, member, isDerived } = name;
    void reader.values(connection, { report, type, member, isDerived }).then(setValues);
  }, [isOpen]);
  return (
    <li>
      <details {...attributes}>
        <summary>
          {owner && <span class="lab-quiet">{owner} </span>}
          {name.type} <code>{labelOf(name)}</code>
        </summary>
        {isOpen && values && <Sparkline values={values} words={words} />}
      </details>
    </li>
  );
}

function labelOf({ report, member, isDerived }: SeriesName): string {
  return `${report} ${isDerived ? `[${member}]` : member}`;
}
