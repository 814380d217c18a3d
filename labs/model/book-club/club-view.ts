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
  const people = keys.flatMap((key) => {
    const profile = read<Profile>(`profile/${key}`);
    return profile === undefined ? [] : [{ ...profile, key, isMe: key === me }];
  });
  // #region who-has-the-floor
  // Whoever has left has the floor no more. The book stays.
  const asked = read<string | null>('speaker') ?? null;
  const speaker = asked !== null && keys.includes(asked) ? asked : null;
  // #endregion
  const writers = new Set([...[...registers.keys()].flatMap((key) => /^note\/(.+)/.exec(key)?.[1] ?? []), me]);
  const notes = [...writers].toSorted().flatMap((key): Note[] => {
    const text = read<string>(`note/${key}`) ?? '';
    const name = read<Profile>(`profile/${key}`)?.name ?? '';
    const isMine = key === me;
    return text === '' && !isMine ? [] : [{ key, name, text, isMine, isHere: keys.includes(key) }];
  });
  return { people, speaker, book: read<Book | null>('book') ?? null, notes };
}
