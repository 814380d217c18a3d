import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { shareTile, type SharingState } from '#labs/drivers/class/share-tile.ts';
import { createRelaySocket, type RelaySocket } from '#labs/drivers/relay/relay-socket.ts';
import type { ShareMessages } from '#labs/messages/wall-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { longestName, plainName } from '#labs/model/class/wall.ts';
import { labPath } from './lab-choice.ts';
import { useHeightOf } from './use-height-of.ts';
import { createOwnTile } from './own-tile-source.ts';

type Props = {
  lang: string;
  /** The topic that is followed; another class begins anew. */
  topic: string;
  /** Where tiles go; `null` where nobody wants them. */
  wall: string | null;
  /** What is said in that case. */
  noWall?: ComponentChildren;
  /** What the instructor shows now: the lab that “run it myself” begins with. */
  lab?: string;
  search?: string;
  labs: readonly { slug: string; title: string }[];
  /** The page's way to the relay where it has one; otherwise one is opened with joining. */
  socket?: RelaySocket | undefined;
  m: ShareMessages;
};

/**
 * A learner's own lab beside that of the instructor, and, for who chooses to, its states and findings on the class wall.
 * Before joining it says what leaves this page; leaving is one press. Nothing is asked of the server before.
 */
export function ShareMyLab({ lang, topic, wall, noWall, lab, search = '', labs, socket, m }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [own, setOwn] = useState<{ lab: string; search: string } | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [isIn, setIn] = useState(false);
  const [state, setState] = useState<SharingState>('waiting');
  const wanted = chosen ?? lab ?? labs[0]?.slug ?? '';
  const shown = useMemo(() => plainName(name), [name]);
  /** One sharing outlives the choice of another lab. */
  const latest = useRef<string | null>(null);
  latest.current = own?.lab ?? null;
  useHeightOf(frame);

  useEffect(() => setIn(false), [topic, wall]);
  useEffect(() => {
    if (!isIn || wall === null) return;
    const life = new AbortController();
    const tile = createOwnTile({ frame: () => frame.current, name: shown, lab: () => latest.current });
    shareTile(socket ?? createRelaySocket(life.signal), wall, { tile, onState: setState, signal: life.signal });
    const end = () => life.abort();
    addEventListener('pagehide', end);
    return () => {
      removeEventListener('pagehide', end);
      end();
    };
    // The name cannot be changed while it is shared.
  }, [isIn, wall]);

  const titleOf = (slug: string) => labs.find((each) => each.slug === slug)?.title ?? slug;
  return (
    <section class="share" aria-labelledby="share-title">
      <h2 id="share-title">{m.title}</h2>
      {wall === null ? (
        (noWall ?? <p>{m.noWall}</p>)
      ) : (
        <>
          <p>{m.what}</p>
          <ul class="share-list">
            {Object.entries(m.list).map(([key, text]) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
          <p>{m.not}</p>
          <form
            class="lab-controls"
            onSubmit={(event) => {
              event.preventDefault();
              setIn(!isIn);
            }}
          >
            <label class="lab-field">
              <span>{m.name}</span>
              <input
                value={name}
                disabled={isIn}
                maxLength={longestName}
                autocomplete="off"
                onInput={({ currentTarget: { value } }) => setName(value)}
              />
            </label>
            <button type="submit" class="lab-button" data-main={isIn ? undefined : ''}>
              {isIn ? m.leave : m.join}
            </button>
          </form>
          <p class="share-status" role="status" data-in={isIn ? '' : undefined}>
            {isIn ? fill(m.status[state], { name: shown || m.unnamed }) : m.status.out}
          </p>
        </>
      )}
      <div class="lab-controls">
        <label class="lab-field">
          <span>{m.lab}</span>
          <select value={wanted} onChange={({ currentTarget: { value } }) => setChosen(value)}>
            {labs.map(({ slug, title }) => (
              <option key={slug} value={slug}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="lab-button"
          onClick={() => setOwn({ lab: wanted, search: wanted === lab ? search : '' })}
        >
          {m.run}
        </button>
        {own && (
          <button type="button" class="lab-button" onClick={() => setOwn(null)}>
            {m.close}
          </button>
        )}
      </div>
      {own && (
        <div class="share-own">
          <iframe
            ref={frame}
            src={labPath('embed', lang, own.lab, own.search)}
            title={fill(m.frame, { lab: titleOf(own.lab) })}
            allow="camera; microphone; display-capture; autoplay; fullscreen"
          />
          <p>
            <a href={labPath('labs', lang, own.lab, own.search)} target="_blank" rel="noopener">
              {m.openTab}
            </a>
          </p>
        </div>
      )}
    </section>
  );
}
