import { useState } from 'preact/hooks';
import type { ClubScene } from '#labs/drivers/book-club/club-session.ts';
import { isHereOnly } from '#labs/drivers/other-addresses.ts';
import type { BookClubMessages } from '#labs/messages/book-club-en.ts';
import { fill } from '#labs/messages/fill.ts';

type Props = {
  words: BookClubMessages;
  lang: string;
  room: string;
  path: string;
  lessonPath: string;
  scene: ClubScene;
  onLeave: () => void;
};

/** Where one is, who is there, how others come in, and the way out. */
export function RoomHead({ words: { room: words }, lang, room, path, lessonPath, scene, onLeave }: Props) {
  const [isCopied, setCopied] = useState(false);
  const link = `${location.origin}${path}${room}`;
  // Those on this side: after a restart of the server there may be a fifth with whom only some are connected.
  const others = scene.view.people.filter(({ isMe }) => !isMe).map(({ name }) => name);
  const names = new Intl.ListFormat(lang).format(others);
  return (
    <header class="club-head">
      <div class="club-head-row">
        <h2>{fill(words.title, { room })}</h2>
        <div class="club-buttons">
          {/* Over plain HTTP there is no clipboard API; the link stands below. */}
          {isSecureContext && (
            <button
              type="button"
              class="lab-button"
              onClick={() =>
                void navigator.clipboard.writeText(link).then(
                  () => setCopied(true),
                  () => setCopied(false),
                )
              }
            >
              {isCopied ? words.copied : words.copy}
            </button>
          )}
          <a class="lab-button club-link-button" href={link} target="_blank" rel="noopener">
            {words.otherTab}
          </a>
          <button type="button" class="lab-button" onClick={onLeave}>
            {words.leave}
          </button>
        </div>
      </div>
      <p role="status">
        {fill(others.length > 0 ? words.together : scene.coming > 0 ? words.here : words.alone, { room, names })}
        {scene.coming > 0 && ` ${words.coming}`}
      </p>
      <p class="club-quiet">
        {words.link}: <a href={link}>{link}</a> {isHereOnly(location.hostname) && words.hereOnly}{' '}
        <a href={lessonPath}>{words.lesson}</a>
      </p>
    </header>
  );
}
