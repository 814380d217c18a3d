import { useEffect, useState } from 'preact/hooks';
import {
  createClubSession,
  emptyClub,
  type ClubProblem,
  type ClubScene,
  type ClubSession,
} from '#labs/drivers/book-club/club-session.ts';
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
  /** As in the address; `null` until the page is awake, since the server knows no address. */
  const [written, setWritten] = useState<string | null>(null);
  useEffect(() => setWritten(codeOfAddress(path)), []);
  const room = written === null ? null : parseRoomCode(written);
  const [session, setSession] = useState<ClubSession>();
  const scene = useStore(session?.subscribe ?? nothingComes, session?.scene ?? outside);
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  /** Who made a room, or typed its code, goes in at once. */
  const [joinAs, setJoinAs] = useState<string | null>(null);
  const hasWebRtc = useHasWebRtc();
  const goTo = (code: string, as: string | null = null) => {
    setJoinAs(as);
    history.replaceState(null, '', `${path}${code}`);
    setWritten(code);
  };
  const join = (as: string, code: string | null) => {
    if (room !== null) return void session?.join(as);
    const asked = code === null ? newCode() : parseRoomCode(code.replace(/^.*\/room\/([^/?#]+).*$/, '$1'));
    if (asked !== null) goTo(asked, as);
    else setWrong(code);
  };
  const malformed = room === null ? wrong || written || null : null;
  const { phase, problem } = scene;
  return (
    <section class="club lab" aria-label={words.title}>
      {room !== null && hasWebRtc && (
        <RoomSession
          key={room}
          room={room}
          joinAs={joinAs}
          onSession={setSession}
          onKept={(kept) => setName((typed) => (typed === '' ? kept : typed))}
        />
      )}
      {!hasWebRtc && <Notice tone="problem">{words.problems.noWebRtc}</Notice>}
      {phase === 'inside' && session && room !== null && (
        <RoomHead {...{ words, lang, room, path, lessonPath, scene }} onLeave={session.leave} />
      )}
      {malformed && <Notice tone="problem">{fill(words.problems.malformed, { room: quotedRoom(malformed) })}</Notice>}
      {problem && (
        <Notice tone="problem" action={wayOut(problem)}>
          {problemWords(words, problem)}
        </Notice>
      )}
      {phase === 'inside' && session ? (
        <Inside {...{ words, lang, scene, session }} />
      ) : (
        // The same form from the first drawing on, so that what is typed while the page wakes up is not lost.
        hasWebRtc && (
          <JoinForm
            {...{ words, room, name }}
            isAwake={written !== null && (room === null || session !== undefined)}
            isBusy={phase === 'entering'}
            onName={setName}
            onJoin={join}
          />
        )
      )}
    </section>
  );

  function wayOut(of: ClubProblem) {
    if (of.kind === 'refused') return { label: words.problems.dismiss, run: () => session?.dismiss() };
    if (of.kind !== 'full' || of.next === null) return undefined;
    const { next } = of;
    return { label: fill(words.problems.nextRoom, { next }), run: () => goTo(next) };
  }
}

const nothingComes = () => () => {};
const outside = () => emptyClub;

type RoomSessionProps = {
  room: string;
  joinAs: string | null;
  onSession: (session: ClubSession | undefined) => void;
  onKept: (name: string) => void;
};

/** Has the session of one room, and shows nothing. */
function RoomSession({ room, joinAs, onSession, onKept }: RoomSessionProps) {
  const session = useSession((signal) => createClubSession(room, signal));
  useEffect(() => {
    const kept = readKeptPerson(room)?.name;
    if (kept !== undefined) onKept(kept);
  }, []);
  useEffect(() => {
    onSession(session);
    if (joinAs !== null) void session?.join(joinAs);
  }, [session]);
  return null;
}

/** A code that nobody guesses, and nobody else has by chance: there are 900 million. */
function newCode(): string {
  const chances = crypto.getRandomValues(new Uint32Array(roomCodeLength));
  return [...chances].map((chance) => roomAlphabet.charAt(chance % roomAlphabet.length)).join('');
}

type InsideProps = Pick<Props, 'words' | 'lang'> & { scene: ClubScene; session: ClubSession };

function Inside({ words, lang, scene, session }: InsideProps) {
  const { server } = scene;
  return (
    <>
      {server !== 'here' && (
        <Notice tone="problem">{server === 'lost' ? words.problems.serverLost : words.problems.seatTaken}</Notice>
      )}
      <div class="club-main">
        <div class="club-column">
          {/* Before the pictures: below them they would move away with each screen that is shared. */}
          <OwnControls words={words} scene={scene} session={session} />
          <People words={words} scene={scene} onHear={session.hear} />
          <ReadingTimer words={words} known={scene.timer} isTold={scene.isTold} session={session} />
        </div>
        <div class="club-column">
          <BookTable words={words} lang={lang} scene={scene} session={session} />
        </div>
      </div>
      <Notes words={words} scene={scene} onNote={session.note} />
    </>
  );
}

function problemWords({ problems }: BookClubMessages, problem: ClubProblem): string {
  if (problem.kind === 'unreachable') return problems.unreachable;
  if (problem.kind === 'full')
    return problem.next === null ? problems.fullNoNext : fill(problems.full, { next: problem.next });
  return `${problems.refused[problem.what]} ${fill(problems.why[problem.why], problem)}`;
}
