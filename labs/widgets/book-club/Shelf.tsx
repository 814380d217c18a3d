import { useEffect, useRef, useState } from 'preact/hooks';
import { searchOpenLibrary } from '#labs/drivers/book-club/open-library.ts';
import type { BookClubMessages } from '#labs/messages/book-club-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { catalogue } from '#labs/model/book-club/catalogue.ts';
import { searchCatalogue, type LanguageNames } from '#labs/model/book-club/catalogue-search.ts';
import type { Book } from '#labs/model/book-club/shared.ts';
import { LabButton } from '../parts/LabButton.tsx';
import { BookCover } from './BookCover.tsx';

type Props = { words: BookClubMessages['shelf']; onChoose: (book: Book) => void };
type Online = 'none' | 'no-words' | 'searching' | 'failed' | readonly Book[];

/** The books that are here, and on demand those of Open Library. */
export function Shelf({ words, onChoose }: Props) {
  const [typed, setTyped] = useState('');
  const [online, setOnline] = useState<Online>('none');
  const asking = useRef(new AbortController());
  useEffect(() => () => asking.current.abort(), []);
  const [names] = useState(languageNames);
  const found = searchCatalogue(catalogue, typed, names);
  const ask = async () => {
    if (typed.trim() === '') return setOnline('no-words');
    asking.current.abort();
    const { signal } = (asking.current = new AbortController());
    setOnline('searching');
    const answer = await searchOpenLibrary(typed.trim(), signal).catch(() => 'failed' as const);
    if (!signal.aborted) setOnline(answer);
  };
  const said =
    online === 'no-words'
      ? words.noWords
      : online === 'searching'
        ? words.searching
        : online === 'failed'
          ? words.onlineFailed
          : online.length === 0
            ? words.onlineNothing
            : '';
  return (
    <div class="club-shelf" role="group" aria-label={words.title}>
      <label class="lab-field">
        <span>{fill(words.search, { count: catalogue.length })}</span>
        <input
          type="search"
          value={typed}
          maxLength={100}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            asking.current.abort();
            setOnline('none');
          }}
        />
      </label>
      {found.length > 0 ? <Books label={words.found} books={found} onChoose={onChoose} /> : <p>{words.nothing}</p>}
      <div class="club-online">
        <LabButton isOff={online === 'searching'} onPress={() => void ask()}>
          {words.online}
        </LabButton>
        <p class="club-quiet">{words.onlineHow}</p>
      </div>
      <p role="status" class="club-said">
        {typeof online === 'string' || online.length === 0 ? said : ''}
      </p>
      {typeof online !== 'string' && online.length > 0 && (
        <Books label={words.onlineFound} books={online} onChoose={onChoose} />
      )}
    </div>
  );
}

/** As the browser calls them, in both languages of this site. */
function languageNames(): LanguageNames {
  const inEach = ['en', 'ko'].map((lang) => new Intl.DisplayNames([lang], { type: 'language' }));
  const codes = new Set(catalogue.map(({ language }) => language));
  return new Map([...codes].map((code) => [code, inEach.map((names) => names.of(code) ?? code)]));
}

function Books({ label, books, onChoose }: Pick<Props, 'onChoose'> & { label: string; books: readonly Book[] }) {
  return (
    <ul class="club-books" aria-label={label}>
      {books.map((book) => (
        <li key={`${book.title}/${book.author}/${book.year}`}>
          <button type="button" onClick={() => onChoose(book)}>
            <BookCover book={book} />
            <span>
              <strong>{book.title}</strong> {book.author}, {book.year}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
