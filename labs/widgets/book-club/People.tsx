import { useEffect, useRef } from 'preact/hooks';
import type { ClubScene } from '#labs/drivers/book-club/club-session.ts';
import type { BookClubMessages } from '#labs/messages/book-club-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { Person } from '#labs/model/book-club/club-view.ts';

type Hear = (key: string, isHeard: boolean) => void;
type Props = { words: BookClubMessages; scene: ClubScene; onHear: Hear };

/** Everybody who is here, in the same order on every side. */
export function People({ words, scene: { view, streams, heard, own, isTold }, onHear }: Props) {
  return (
    <section aria-label={words.people.title}>
      <ul class="club-people" aria-label={words.people.title}>
        {view.people.map((person) => (
          <PersonTile
            key={person.key}
            person={person}
            stream={person.isMe ? (own?.stream ?? null) : (streams.get(person.key) ?? null)}
            // A real voice is wanted; a drawn peer's tone only when somebody asks for it.
            isHeard={!person.isMe && (heard.get(person.key) ?? person.hasVoice)}
            onHear={onHear}
            hasFloor={isTold && view.speaker === person.key}
            words={words.people}
          />
        ))}
      </ul>
    </section>
  );
}

type TileProps = {
  person: Person;
  stream: MediaStream | null;
  isHeard: boolean;
  onHear: Hear;
  hasFloor: boolean;
  words: BookClubMessages['people'];
};

function PersonTile({ person, stream, isHeard, onHear, hasFloor, words }: TileProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  const name = person.isMe ? fill(words.you, { name: person.name }) : person.name;
  const signs = [
    hasFloor ? words.hasFloor : null,
    person.isMuted ? words.muted : null,
    person.isSharing ? words.sharing : null,
  ].filter((sign) => sign !== null);
  return (
    <li
      class="club-person"
      data-floor={hasFloor ? '' : undefined}
      data-sharing={person.isSharing ? '' : undefined}
      data-wide={person.isSharing && !person.isMe ? '' : undefined}
    >
      <video
        ref={video}
        aria-label={fill(words.picture, { name })}
        autoplay
        playsInline
        muted={!isHeard}
        width={320}
        height={240}
      />
      {!stream && <p class="club-no-picture">{words.waiting}</p>}
      <p class="club-person-name">
        <span>{name}</span>
        {signs.map((sign) => (
          <span key={sign} class="club-sign">
            {sign}
          </span>
        ))}
      </p>
      {!person.isMe && (
        <div class="club-buttons">
          <button type="button" class="club-small" aria-pressed={isHeard} onClick={() => onHear(person.key, !isHeard)}>
            {fill(words.hear, { name: person.name })}
          </button>
          {person.isSharing && document.fullscreenEnabled && (
            <button type="button" class="club-small" onClick={() => void video.current?.requestFullscreen()}>
              {fill(words.fullScreen, { name: person.name })}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
