import { fill } from '#labs/messages/fill.ts';
import type { RoomsMessages } from '#labs/messages/rooms-en.ts';
import type { Leak } from '#labs/model/rooms/deliveries.ts';
import { memo } from '../memo.ts';

type Props = { leaks: readonly Leak[]; words: RoomsMessages['leaks'] };

/** What visitors have learned of others that was not meant for them. */
export const Leaks = memo(function Leaks({ leaks, words }: Props) {
  if (leaks.length === 0) return <p class="rooms-quiet">{words.none}</p>;
  return (
    <ul class="rooms-leaks" aria-label={words.title}>
      {pairsOf(leaks).map(({ reader, author, of }) => (
        <li key={`${reader} ${author}`}>
          <strong>{fill(of[0]?.isEarlier ? words.earlier : words.one, { reader, author })}</strong>
          <dl>
            <dt>{words.fingerprint}</dt>
            <dd>
              <code>{of.find(({ fingerprint }) => fingerprint !== null)?.fingerprint ?? words.nothing}</code>
            </dd>
            <dt>{words.addresses}</dt>
            <dd>
              <code>{[...new Set(of.flatMap(({ addresses }) => addresses))].join(', ') || words.nothing}</code>
            </dd>
            <dt>{words.count}</dt>
            <dd>{of.length}</dd>
          </dl>
        </li>
      ))}
    </ul>
  );
});

function pairsOf(leaks: readonly Leak[]): readonly { reader: string; author: string; of: readonly Leak[] }[] {
  const pairs = new Map<string, Leak[]>();
  for (const leak of leaks) {
    const key = `${leak.reader} ${leak.author}`;
    pairs.set(key, [...(pairs.get(key) ?? []), leak]);
  }
  return [...pairs.values()].map((all) => {
    // Only of the last call that was read, so that what is counted is of one call.
    const current = all.filter(({ isEarlier }) => !isEarlier);
    const of = current.length > 0 ? current : all;
    return { reader: of[0]?.reader ?? '', author: of[0]?.author ?? '', of };
  });
}
