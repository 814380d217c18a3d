import type { Book } from './shared.ts';

/** Of a search: as many as can be looked through. */
export const mostFound = 24;

/** What a language is called, by its code and in as many languages as somebody may type it in. */
export type LanguageNames = ReadonlyMap<string, readonly string[]>;

/** Words without case, accents and ways to write an apostrophe: `Misérables` is found by `miserables`. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[’‘ʼ´`]/g, "'")
    .toLowerCase();
}

/**
 * Books that have every word of what was typed in title, author, year or the name of their language. First those whose title
 * begins with it, and last those where only the language does.
 */
export function searchCatalogue(books: readonly Book[], typed: string, names: LanguageNames): readonly Book[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const first = words.join(' ');
  const found = books.flatMap((book) => {
    const text = plain(`${book.title} ${book.author} ${book.year}`);
    const languages = (names.get(book.language) ?? []).flatMap((name) => plain(name).split(/\s+/));
    const ranks = words.map((word) =>
      text.includes(word) ? 1 : languages.some((language) => language.startsWith(word)) ? 2 : 3,
    );
    const rank = plain(book.title)
      .replace(/^(the|a|an) /, '')
      .startsWith(first)
      ? 0
      : Math.max(1, ...ranks);
    return rank === 3 ? [] : [{ book, rank }];
  });
  return found
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, mostFound)
    .map(({ book }) => book);
}
