import { useState } from 'preact/hooks';
import type { IceMessages } from '#labs/messages/ice-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { problemInList, type OwnServer } from '#labs/model/ice/server-url.ts';
import { Notice } from './Notice.tsx';

type Props = {
  servers: readonly OwnServer[];
  onChange: (servers: readonly OwnServer[]) => void;
  words: IceMessages['own'];
};

const nothing: OwnServer = { url: '', username: '', credential: '' };

/** The learner's own list of STUN and TURN servers. */
export function OwnServers({ servers, onChange, words }: Props) {
  const [draft, setDraft] = useState(nothing);
  const [isTried, setTried] = useState(false);
  const problem = problemInList(draft, servers);
  const add = (event: Event) => {
    event.preventDefault();
    setTried(problem !== null);
    if (problem !== null) return;
    onChange([...servers, { ...draft, url: draft.url.trim() }]);
    setDraft(nothing);
  };
  const field = (member: keyof OwnServer, type = 'text') => (
    <label class="lab-field">
      <span>{words[member]}</span>
      <input
        type={type}
        value={draft[member]}
        autocomplete="off"
        spellcheck={false}
        maxLength={300}
        onInput={({ currentTarget }) => setDraft({ ...draft, [member]: currentTarget.value })}
      />
    </label>
  );
  return (
    <section class="lab-own" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p class="lab-quiet">{words.kept}</p>
      {servers.length === 0 ? (
        <p class="lab-quiet">{words.none}</p>
      ) : (
        <ul>
          {servers.map((server, index) => (
            <li key={index}>
              <code>{server.url}</code>{' '}
              <button
                type="button"
                class="lab-tool"
                aria-label={fill(words.removeThis, { url: server.url })}
                onClick={() => onChange(servers.filter((_, place) => place !== index))}
              >
                {words.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={add}>
        {field('url')}
        {field('username')}
        {field('credential', 'password')}
        <button type="submit" class="lab-button">
          {words.add}
        </button>
      </form>
      {isTried && problem !== null && <Notice tone="problem">{words.problems[problem]}</Notice>}
    </section>
  );
}
