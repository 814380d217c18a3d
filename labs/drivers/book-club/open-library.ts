import * as v from 'valibot';
import type { Book } from '#labs/model/book-club/shared.ts';

const address = 'https://openlibrary.org/search.json';
const most = 12;
const patienceMs = 10_000;

const answerSchema = v.object({
  docs: v.array(
    v.object({
      title: v.string(),
      author_name: v.optional(v.array(v.string())),
      first_publish_year: v.optional(v.number()),
    }),
  ),
});

/**
 * Asks Open Library for books, only when somebody wants it: the one thing here that leaves this site. Its language is not
 * told, since editions in all languages are counted there as one.
 *
 * @throws when it cannot be reached, answers nothing of use, or takes longer than ten seconds
 * @see https://openlibrary.org/dev/docs/api/search
 */
export async function searchOpenLibrary(typed: string, signal: AbortSignal): Promise<readonly Book[]> {
  const fields = 'title,author_name,first_publish_year';
  const query = new URLSearchParams({ q: typed, fields, limit: String(most) });
  const response = await fetch(`${address}?${query}`, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
  });
  if (!response.ok) throw new Error(`Open Library answered ${response.status}.`);
  const { docs } = v.parse(answerSchema, await response.json());
  return docs.flatMap(({ title, author_name: [author] = [], first_publish_year: year }) =>
    author === undefined || year === undefined
      ? []
      : [{ title: title.slice(0, 200), author: author.slice(0, 200), year: Math.trunc(year), language: '' }],
  );
}
