import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { BookClubMessages } from '#labs/messages/book-club-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { longestName } from '#labs/model/book-club/shared.ts';

type Props = {
  words: BookClubMessages;
  /** The room one is invited to; `null` where one is to be made or named. */
  room: string | null;
  name: string;
  onName: (name: string) => void;
  /** Before that nothing can be sent, and which room is meant is not known. */
  isAwake: boolean;
  isBusy: boolean;
  /** `code` is what was typed; `null` where a room is to be made. */
  onJoin: (name: string, code: string | null) => void;
};

/** The way in: a name, and a room. */
export function JoinForm({ words: { join }, room, name, onName, isAwake, isBusy, onJoin }: Props) {
  const nameInput = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    // On a slow line somebody has typed before this page could hear it.
    const typed = nameInput.current?.value ?? '';
    if (typed !== '') onName(typed);
  }, []);
  const [code, setCode] = useState('');
  const [isNameless, setNameless] = useState(false);
  const submit = (wanted: string | null) => {
    if (isBusy) return;
    setNameless(name.trim() === '');
    if (name.trim() !== '') onJoin(name.trim(), wanted);
  };
  const wanted = code.trim() === '' ? null : code.trim();
  return (
    <form
      class="club-join"
      onSubmit={(event) => {
        event.preventDefault();
        submit(wanted);
      }}
    >
      <p>{!isAwake ? join.anyone : room === null ? join.alone : fill(join.invited, { room })}</p>
      <div class="club-fields">
        <label class="lab-field">
          <span>{join.name}</span>
          <input
            ref={nameInput}
            value={name}
            maxLength={longestName}
            autocomplete="nickname"
            aria-invalid={isNameless}
            aria-describedby={isNameless ? 'club-no-name' : undefined}
            onInput={({ currentTarget }) => onName(currentTarget.value)}
          />
        </label>
        {isAwake && room === null && (
          <label class="lab-field club-code">
            <span>{join.code}</span>
            <input
              value={code}
              maxLength={300}
              size={10}
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              onInput={({ currentTarget }) => setCode(currentTarget.value)}
            />
          </label>
        )}
        <button
          type="submit"
          class="lab-button"
          data-main
          disabled={!isAwake}
          aria-disabled={isBusy ? 'true' : undefined}
        >
          {isBusy || !isAwake
            ? join.entering
            : room !== null
              ? fill(join.joinThis, { room })
              : wanted
                ? join.join
                : join.make}
        </button>
      </div>
      {isNameless && (
        <p id="club-no-name" class="club-missing" role="alert">
          {join.noName}
        </p>
      )}
      <p class="club-quiet">{join.noCamera}</p>
    </form>
  );
}
