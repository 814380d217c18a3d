import type { Book } from './shared.ts';

/** Of a search: as many as can be looked through. */
export const mostFound = 24;

/** Words without case and accents: `Misérables` is found by `miserables`. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Books that have every word of what was typed in title, author, year or language, those whose title begins with it first. */
export function searchCatalogue(books: readonly Book[], typed: string): readonly Book[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const found = books.filter((book) => {
    const text = plain(`${book.title} ${book.author} ${book.year} ${book.language}`);
    return words.every((word) => text.includes(word));
  });
  const first = words.join(' ');
  const rank = ({ title }: Book) =>
    plain(title)
      .replace(/^(the|a|an) /, '')
      .startsWith(first)
      ? 0
      : 1;
  return found.toSorted((one, other) => rank(one) - rank(other)).slice(0, mostFound);
}
