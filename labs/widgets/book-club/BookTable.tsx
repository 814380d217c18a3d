import type { ClubScene, ClubSession } from '#labs/drivers/book-club/club-session.ts';
import type { BookClubMessages } from '#labs/messages/book-club-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { Book } from '#labs/model/book-club/shared.ts';
import { LabButton } from '../parts/LabButton.tsx';
import { BookCover } from './BookCover.tsx';
import { Shelf } from './Shelf.tsx';

type Props = { words: BookClubMessages; lang: string; scene: ClubScene; session: ClubSession };

/** The book that lies before all, and who may change it. Until the others have told, neither is known, and nothing can be done to them. */
export function BookTable({ words, lang, scene: { view, isTold }, session }: Props) {
  const { book: said } = words;
  const speaker = isTold ? view.people.find(({ key }) => key === view.speaker) : undefined;
  const book = isTold ? view.book : null;
  const sentence = speaker?.isMe
    ? said.floorMine
    : speaker
      ? fill(said.floorTaken, { name: speaker.name })
      : said.floorFree;
  return (
    <section class="club-part" aria-label={said.title}>
      <div class="club-book">
        {book ? (
          <>
            <BookCover book={book} label={fill(said.cover, book)} />
            <div class="club-book-words">
              <h3>{book.title}</h3>
              <p>{fill(said.by, book)}</p>
              {book.language !== '' && (
                <p class="club-quiet">{fill(said.language, { language: languageName(book, lang) })}</p>
              )}
            </div>
          </>
        ) : (
          <p class="club-no-book">{isTold ? said.none : said.waiting}</p>
        )}
      </div>
      <div class="club-floor">
        {isTold && <p>{sentence}</p>}
        <div class="club-buttons">
          {speaker?.isMe ? (
            <>
              <LabButton isOff={false} onPress={session.giveFloor}>
                {said.give}
              </LabButton>
              {book && (
                <LabButton isOff={false} onPress={() => session.show(null)}>
                  {said.remove}
                </LabButton>
              )}
            </>
          ) : (
            <LabButton isOff={!isTold} isMain={isTold && !speaker} onPress={session.takeFloor}>
              {said.take}
            </LabButton>
          )}
        </div>
      </div>
      {speaker?.isMe && <Shelf words={words.shelf} onChoose={session.show} />}
    </section>
  );
}

function languageName({ language }: Book, lang: string): string {
  return new Intl.DisplayNames([lang], { type: 'language' }).of(language) ?? language;
}
