import type { DeskMessages } from '#labs/messages/desk-en.ts';
import type { SheetMessages } from '#labs/messages/desk-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { itemAfter, type RunSheet } from '#labs/model/class/run-sheet.ts';

type Props = {
  sheet: RunSheet;
  at: number | null;
  words: DeskMessages['notes'];
  isElsewhere: boolean;
  untitled: SheetMessages['broken'];
};

/** Notes of what is shown, large enough to be read while standing, and what comes next. */
export function Notes({ sheet, at, isElsewhere, words, untitled }: Props) {
  const item = sheet.items.find(({ id }) => id === at);
  const next = itemAfter(sheet, at, 1);
  return (
    <section class="desk-notes" aria-labelledby="desk-notes">
      <h2 id="desk-notes">{words.title}</h2>
      {item ? (
        <>
          <p class="desk-now">
            <small>{fill(words.at, { at: sheet.items.indexOf(item) + 1, of: sheet.items.length })}</small>
            <strong>{item.title || untitled}</strong>
          </p>
          {isElsewhere && <p class="desk-elsewhere">{words.elsewhere}</p>}
          <p class="desk-note-text">{item.notes || words.none}</p>
        </>
      ) : (
        <p class="desk-note-text">{words.noItem}</p>
      )}
      <p class="desk-next">
        {next ? (
          <>
            <span>{words.next}</span> <strong>{next.title || untitled}</strong>
          </>
        ) : (
          item && words.last
        )}
      </p>
    </section>
  );
}
