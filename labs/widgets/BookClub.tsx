import { useEffect, useState } from 'preact/hooks';
import { createClubSession, emptyClub, type ClubSession } from '#labs/drivers/book-club/club-session.ts';
import { readKeptPerson } from '#labs/drivers/book-club/kept-person.ts';
import type { BookClubMessages } from '#labs/messages/book-club-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { parseRoomCode, quotedRoom, roomAlphabet, roomCodeLength } from '#labs/model/wire.ts';
import { BookTable } from './book-club/BookTable.tsx';
import { JoinForm } from './book-club/JoinForm.tsx';
import { Notes } from './book-club/Notes.tsx';
import { OwnControls } from './book-club/OwnControls.tsx';
import { People } from './book-club/People.tsx';
import { ReadingTimer } from './book-club/ReadingTimer.tsx';
import { RoomHead } from './book-club/RoomHead.tsx';
import { useHasWebRtc } from './hooks/use-has-web-rtc.ts';
import { useSession } from './hooks/use-session.ts';
import { useStore } from './hooks/use-store.ts';
import { Notice } from './parts/Notice.tsx';

type Props = {
  words: BookClubMessages;
  lang: 'en' | 'ko';
  /** The page, without a code: `/room/`. */
  path: string;
  lessonPath: string;
};

/** The code of the address, `/room/ABC234` or `?room=ABC234`, as it was written; empty where there is none. */
function codeOfAddress(path: string): string {
  const written = location.pathname.startsWith(path) ? location.pathname.slice(path.length).replace(/\/$/, '') : '';
  try {
    return decodeURIComponent(written) || (new URLSearchParams(location.search).get('room') ?? '');
  } catch {
    return written;
  }
}

/** The room of a book club: the way in, and what is shared inside. */
export default function BookClub({ words, lang, path, lessonPath }: Props) {
  const [written, setWritten] = useState<string | null>(null);
  useEffect(() => setWritten(codeOfAddress(path)), []);
  const room = written === null ? null : parseRoomCode(written);
  /** What was typed goes along from form to form. */
  const [name, setName] = useState('');
  /** Who made a room, or typed its code, goes in at once. */
  const [joinAs, setJoinAs] = useState<string | null>(null);
  const goTo = (code: string, name: string | null = null) => {
    setJoinAs(name);
    history.replaceState(null, '', `${path}${code}`);
    setWritten(code);
  };
  return (
    <section class="club lab" aria-label={words.title}>
      {room === null ? (
        <Entrance {...{ words, written, name }} onName={setName} onRoom={goTo} />
      ) : (
        <Room key={room} {...{ words, lang, room, path, lessonPath, name, joinAs }} onName={setName} onRoom={goTo} />
      )}
    </section>
  );
}

type EntranceProps = {
  words: BookClubMessages;
  written: string | null;
  name: string;
  onName: (name: string) => void;
  onRoom: (room: string, name?: string) => void;
};

function Entrance({ words, written, name, onName, onRoom }: EntranceProps) {
  const [wrong, setWrong] = useState<string | null>(null);
  const malformed = wrong ?? (written ? written : null);
  return (
    <>
      {malformed !== null && (
        <Notice tone="problem">{fill(words.problems.malformed, { room: quotedRoom(malformed) })}</Notice>
      )}
      <JoinForm
        words={words}
        room={null}
        {...{ name, onName }}
        isBusy={written === null}
        onJoin={(as, code) => {
          const asked = code === null ? newCode() : parseRoomCode(code.replace(/^.*\/room\//, ''));
          if (asked !== null) onRoom(asked, as);
          else setWrong(code);
        }}
      />
    </>
  );
}

/** A code that nobody guesses, and nobody else has by chance: there are 900 million. */
function newCode(): string {
  const chances = crypto.getRandomValues(new Uint32Array(roomCodeLength));
  return [...chances].map((chance) => roomAlphabet.charAt(chance % roomAlphabet.length)).join('');
}

type RoomProps = Props & Pick<EntranceProps, 'name' | 'onName' | 'onRoom'> & { room: string; joinAs: string | null };

function Room(props: RoomProps) {
  const { words, room, joinAs } = props;
  const session = useSession((signal) => createClubSession(room, signal));
  const hasWebRtc = useHasWebRtc();
  useEffect(() => {
    const kept = readKeptPerson(room)?.name;
    if (props.name === '' && kept !== undefined) props.onName(kept);
  }, []);
  useEffect(() => {
    if (joinAs !== null) void session?.join(joinAs);
  }, [session]);
  if (!hasWebRtc) return <Notice tone="problem">{words.problems.noWebRtc}</Notice>;
  return session ? <Club session={session} {...props} /> : null;
}

function Club({
  session,
  words,
  lang,
  room,
  path,
  lessonPath,
  name,
  onName,
  onRoom,
}: RoomProps & { session: ClubSession }) {
  const scene = useStore(session.subscribe, session.scene) ?? emptyClub;
  const { phase, problem } = scene;
  const said = problem && problemWords(words, problem);
  const notice = said && problem && (
    <Notice
      tone="problem"
      action={
        problem.kind === 'full' && problem.next !== null
          ? { label: fill(words.problems.nextRoom, { next: problem.next }), run: () => onRoom(problem.next ?? '') }
          : problem.kind === 'refused'
            ? { label: words.problems.dismiss, run: session.dismiss }
            : undefined
      }
    >
      {said}
    </Notice>
  );
  if (phase !== 'inside') {
    return (
      <>
        {notice}
        <JoinForm
          words={words}
          room={room}
          name={name}
          onName={onName}
          isBusy={phase === 'entering'}
          onJoin={(as) => void session.join(as)}
        />
      </>
    );
  }
  return (
    <>
      <RoomHead {...{ words, room, path, lessonPath }} scene={scene} onLeave={session.leave} />
      {notice}
      {scene.isServerLost && <Notice tone="problem">{words.problems.serverLost}</Notice>}
      <div class="club-main">
        <div class="club-column">
          <People words={words} scene={scene} />
          <OwnControls words={words} scene={scene} session={session} />
          <ReadingTimer words={words} known={scene.timer} session={session} />
        </div>
        <div class="club-column">
          <BookTable words={words} lang={lang} scene={scene} session={session} />
        </div>
      </div>
      <Notes words={words} scene={scene} onNote={session.note} />
    </>
  );
}

function problemWords({ problems }: BookClubMessages, problem: NonNullable<typeof emptyClub.problem>): string {
  if (problem.kind === 'full')
    return problem.next === null ? problems.fullNoNext : fill(problems.full, { next: problem.next });
  return problem.kind === 'refused' ? fill(problems[problem.what], problem) : problems.unreachable;
}
