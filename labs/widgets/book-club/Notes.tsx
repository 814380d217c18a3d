import type { ClubScene } from '#labs/drivers/book-club/club-session.ts';
import type { BookClubMessages } from '#labs/messages/book-club-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { longestNote } from '#labs/model/book-club/shared.ts';

type Props = { words: BookClubMessages; scene: ClubScene; onNote: (text: string) => void };

/** A section for each who writes, in the same order on every side. Nobody writes in that of another, so nothing is ever lost. */
export function Notes({ words: { notes: words }, scene: { view, isTold }, onNote }: Props) {
  return (
    <section class="club-part" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p class="club-quiet">{isTold ? words.how : words.waiting}</p>
      <div class="club-notes">
        {view.notes.map(({ key, name, text, isMine, isHere }) =>
          isMine ? (
            <label key={key} class="lab-field club-note">
              <span>{words.mine}</span>
              <textarea
                value={text}
                rows={5}
                maxLength={longestNote}
                // What one wrote before would come over what is typed now.
                readOnly={!isTold}
                onInput={({ currentTarget }) => onNote(currentTarget.value)}
              />
            </label>
          ) : (
            <section key={key} class="club-note" aria-label={fill(isHere ? words.of : words.ofGone, { name })}>
              <h4>{fill(isHere ? words.of : words.ofGone, { name })}</h4>
              <p class="club-text">{text}</p>
            </section>
          ),
        )}
      </div>
      {view.notes.length < 2 && <p class="club-quiet">{words.empty}</p>}
    </section>
  );
}
