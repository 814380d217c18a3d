import type { Registers } from './registers.ts';
import type { Book, Profile } from './shared.ts';

export type Person = Profile & { key: string; isMe: boolean };
export type Note = { key: string; name: string; text: string; isMine: boolean; isHere: boolean };
export type ClubView = { people: readonly Person[]; speaker: string | null; book: Book | null; notes: readonly Note[] };

/**
 * What all sides see, from what they share: the same for all who know the same.
 *
 * @param here keys of those who are here, me among them
 */
export function viewClub(registers: Registers, me: string, here: readonly string[]): ClubView {
  const read = <T>(key: string): T | undefined => registers.get(key)?.value as T | undefined;
  const keys = [...new Set(here)].toSorted();
  const written = [...registers.keys()].flatMap((key) => /^note\/(.+)/.exec(key)?.[1] ?? []);
  const writers = written.filter((key) => key !== me && read<string>(`note/${key}`) !== '');
  const nameOf = namesApart(
    [...new Set([...keys, ...writers])].toSorted(),
    (key) => read<Profile>(`profile/${key}`)?.name,
  );
  const people = keys.flatMap((key) => {
    const profile = read<Profile>(`profile/${key}`);
    return profile === undefined ? [] : [{ ...profile, name: nameOf.get(key) ?? '', key, isMe: key === me }];
  });
  // #region who-has-the-floor
  // Whoever has left, or is not connected with me, does not have the floor. The book stays.
  const asked = read<string | null>('speaker') ?? null;
  const speaker = asked !== null && keys.includes(asked) ? asked : null;
  // #endregion
  const notes = [...writers, me].toSorted().map((key) => ({
    ...{ key, name: nameOf.get(key) ?? '', text: read<string>(`note/${key}`) ?? '' },
    ...{ isMine: key === me, isHere: keys.includes(key) },
  }));
  return { people, speaker, book: read<Book | null>('book') ?? null, notes };
}

/** Two of one name are told apart by a number, the same on all sides. */
function namesApart(keys: readonly string[], read: (key: string) => string | undefined): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  const apart = new Map<string, string>();
  for (const key of keys) {
    const name = read(key) ?? '';
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    apart.set(key, count > 1 && name !== '' ? `${name} (${count})` : name);
  }
  return apart;
}
