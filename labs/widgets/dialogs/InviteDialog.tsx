import { useEffect, useId, useState } from 'preact/hooks';
import { renderSVG } from 'uqr';
import { otherAddresses } from '#labs/drivers/other-addresses.ts';
import type { Messages } from '#labs/messages/en.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice } from '../parts/Notice.tsx';

type Props = {
  /** Of the room, from the root of the site: `/labs/two-tab-call/?room=ABC234`. */
  path: string;
  /** The page that explains networks and their certificates. */
  explained: string;
  words: Messages['twoTab']['invite'];
  onClose: () => void;
};

/** How another device gets into the room: an address that it can reach, drawn for its camera. */
export function InviteDialog({ path, explained, words, onClose }: Props) {
  const id = useId();
  const [origins, setOrigins] = useState<readonly string[] | null>(null);
  const [chosen, setChosen] = useState('');
  useEffect(() => {
    const leaving = new AbortController();
    otherAddresses(leaving.signal).then(
      (found) => setOrigins(found),
      () => !leaving.signal.aborted && setOrigins([]),
    );
    return () => leaving.abort();
  }, []);
  const origin = chosen || origins?.[0];
  const link = `${origin}${path}`;
  return (
    <Dialog title={words.title} close={words.close} onClose={onClose}>
      {origins?.length === 0 && (
        <Notice tone="note">
          {words.hereOnly} <code>npm start -- --lan</code>
        </Notice>
      )}
      {origin && (
        <div class="lab-invite">
          <div class="lab-invite-words">
            <p>{words.scan}</p>
            {origins && origins.length > 1 && (
              <div class="lab-field">
                <label for={id}>{words.address}</label>
                <select id={id} value={origin} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
                  {origins.map((each) => (
                    <option key={each} value={each}>
                      {new URL(each).host}
                    </option>
                  ))}
                </select>
              </div>
            )}
            <p class="lab-room-link">
              <a href={link}>{link}</a>
            </p>
            <p class="lab-quiet">{origin.startsWith('https:') ? words.warning : words.plain}</p>
          </div>
          {/* Our own address, drawn by a library: nothing a stranger could have put in. */}
          <div
            class="lab-qr"
            role="img"
            aria-label={link}
            dangerouslySetInnerHTML={{ __html: renderSVG(link, { border: 2 }) }}
          />
        </div>
      )}
      <p class="lab-quiet">
        <a href={explained} target="_blank" rel="noopener">
          {words.explained}
        </a>
      </p>
    </Dialog>
  );
}
