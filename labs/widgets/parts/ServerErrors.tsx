import type { IceMessages } from '#labs/messages/ice-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { FailedServer } from '#labs/model/views/gathering.ts';

/** Each error once for each server, with what it means and when it does not matter. */
export function ServerErrors({ failed, words }: { failed: readonly FailedServer[]; words: IceMessages['errors'] }) {
  const distinct = [...new Map(failed.map((event) => [`${event.code} ${event.url}`, event])).values()];
  if (distinct.length === 0) return null;
  return (
    <section class="lab-errors" aria-label={words.title}>
      <h3>{words.title}</h3>
      <ul>
        {distinct.map(({ seq, code, url, text }) => {
          const known = words.codes[String(code) as keyof typeof words.codes] ?? words.codes.other;
          return (
            <li key={seq}>
              {fill(known, { code, text })} <small>{fill(words.from, { url })}</small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
