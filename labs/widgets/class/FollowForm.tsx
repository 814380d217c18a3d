import { useState } from 'preact/hooks';
import type { FollowMessages } from '#labs/messages/stage-en.ts';

type Props = { code: string; onGo: (code: string) => void; words: FollowMessages };

/** Where a learner types the code of a class. */
export function FollowForm({ code, onGo, words }: Props) {
  const [typed, setTyped] = useState(code);
  const go = (event: Event) => {
    event.preventDefault();
    if (typed.trim() !== '') onGo(typed.trim());
  };
  return (
    <form class="follow-form" onSubmit={go}>
      <label class="lab-field">
        <span>{words.code}</span>
        <input
          value={typed}
          maxLength={60}
          size={10}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </label>
      <button type="submit" class="lab-button" data-main disabled={typed.trim() === ''}>
        {words.go}
      </button>
    </form>
  );
}
