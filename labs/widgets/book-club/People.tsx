import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClubScene } from '#labs/drivers/book-club/club-session.ts';
import type { BookClubMessages } from '#labs/messages/book-club-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { Person } from '#labs/model/book-club/club-view.ts';

type Props = { words: BookClubMessages; scene: ClubScene };

/** Everybody who is here, in the same order on every side. */
export function People({ words, scene: { view, streams, own } }: Props) {
  return (
    <section aria-label={words.people.title}>
      <ul class="club-people" aria-label={words.people.title}>
        {view.people.map((person) => (
          <PersonTile
            key={person.key}
            person={person}
            stream={person.isMe ? (own?.stream ?? null) : (streams.get(person.key) ?? null)}
            hasFloor={view.speaker === person.key}
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
  hasFloor: boolean;
  words: BookClubMessages['people'];
};

function PersonTile({ person, stream, hasFloor, words }: TileProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [asked, setAsked] = useState<boolean | null>(null);
  // A real voice is wanted; a drawn peer's tone only when somebody asks for it.
  const isHeard = !person.isMe && (asked ?? person.hasCamera);
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
    <li class="club-person" data-floor={hasFloor ? '' : undefined} data-sharing={person.isSharing ? '' : undefined}>
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
        <button type="button" class="club-hear" aria-pressed={isHeard} onClick={() => setAsked(!isHeard)}>
          {fill(words.hear, { name: person.name })}
        </button>
      )}
    </li>
  );
}
