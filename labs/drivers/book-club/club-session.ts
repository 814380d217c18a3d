import { viewClub, type ClubView } from '#labs/model/book-club/club-view.ts';
import { pause, start, stopped, type KnownTimer } from '#labs/model/book-club/reading-timer.ts';
import type { Book, Profile } from '#labs/model/book-club/shared.ts';
import type { GroupEvent } from '#labs/model/group-wire.ts';
import { createFrameSchedule } from '../frame-schedule.ts';
import { openGroup, type GroupSocket } from '../signaling/group.ts';
import { errorFacts } from '../sanitise.ts';
import { createTurnClient } from '../turn-client.ts';
import { createClubMesh, type ClubMesh } from './club-mesh.ts';
import { keepPerson, readKeptPerson, releasePerson, takeKeptPerson } from './kept-person.ts';
import { createOwnMedia, type OwnMedia, type ScreenKind } from './own-media.ts';
import { refused, refusedDevices, type RefusedMedia } from './refused-media.ts';
import { createSharedState } from './shared-state.ts';

export type ClubProblem = { kind: 'full'; next: string | null } | { kind: 'unreachable' } | RefusedMedia;

/** What is shown of a club; a new object whenever something of it has changed. */
export type ClubScene = {
  phase: 'outside' | 'entering' | 'inside';
  problem: ClubProblem | null;
  /** Without the server, or with one that has given one's place to a fifth, who is connected stays so; nobody can come. */
  server: 'here' | 'lost' | 'full';
  /** What was written before has come from one of the others, or there is nobody who could know. */
  isTold: boolean;
  view: ClubView;
  /** Of others, by person. */
  streams: ReadonlyMap<string, MediaStream>;
  /** Connections that are being made, or will be with those who were here first. */
  coming: number;
  timer: KnownTimer;
  /** Whom one has said to hear, or not to hear, by person. */
  heard: ReadonlyMap<string, boolean>;
  own: {
    stream: MediaStream;
    isMuted: boolean;
    hasCamera: boolean;
    hasVoice: boolean;
    shared: ScreenKind | null;
  } | null;
};

export type ClubSession = {
  scene: () => ClubScene;
  subscribe: (listener: () => void) => () => void;
  join: (name: string) => Promise<void>;
  leave: () => void;
  dismiss: () => void;
  takeFloor: () => void;
  giveFloor: () => void;
  show: (book: Book | null) => void;
  note: (text: string) => void;
  startTimer: () => void;
  pauseTimer: () => void;
  resetTimer: (length: number) => void;
  hear: (key: string, isHeard: boolean) => void;
  mute: (isMuted: boolean) => void;
  openCamera: () => Promise<void>;
  closeCamera: () => void;
  share: (kind: ScreenKind) => Promise<void>;
  stopSharing: () => void;
};

export const firstLength = 10 * 60_000;
const nobody: ClubView = { people: [], speaker: null, book: null, notes: [] };
const unset: KnownTimer = { timer: stopped(firstLength), at: 0 };
export const emptyClub: ClubScene = {
  ...{ phase: 'outside', problem: null, server: 'here', isTold: false, view: nobody, streams: new Map() },
  ...{ coming: 0, timer: unset, heard: new Map(), own: null },
};
const colours = ['#74c4ff', '#ffa564', '#7fe3bd', '#e0c64f', '#ff9fc8', '#b7a7ff'];

/** One page's part in a book club. Everything ends with `signal`; what was shared is kept until then, also outside. */
export function createClubSession(room: string, signal: AbortSignal): ClubSession {
  const listeners = new Set<() => void>();
  const tellAll = createFrameSchedule(() => listeners.forEach((listener) => listener()));
  let scene = emptyClub;
  let life = new AbortController();
  let [person, name] = ['', ''];
  let isMuted = readKeptPerson(room)?.isMuted ?? false;
  let media: OwnMedia | null = null;
  let group: GroupSocket | null = null;
  let mesh: ClubMesh | null = null;
  let configuration: RTCConfiguration = {};
  let waiting = new Set<string>();
  let retry: ReturnType<typeof setTimeout> | undefined;

  const shared = createSharedState({
    visit: () => mesh?.id ?? '',
    person: () => person,
    onChange(isOwn) {
      if (!isOwn) introduce();
      change();
    },
  });

  const change = (part: Partial<ClubScene> = {}) => {
    scene = { ...scene, ...part };
    const links = [...(mesh?.links.values() ?? [])];
    const known = links.flatMap(({ person: key, stream }) => (key === null ? [] : [{ key, stream }]));
    scene.view = viewClub(shared.registers(), person, mesh ? [person, ...known.map(({ key }) => key)] : []);
    scene.streams = new Map(known.flatMap(({ key, stream }) => (stream ? [[key, stream] as const] : [])));
    // The welcome names who is there before any of them has said hello.
    const unheard = scene.isTold || links.length > 0 ? 0 : waiting.size;
    scene.coming = links.length - known.length + unheard;
    scene.timer = shared.timer() ?? unset;
    scene.own = media && {
      ...{ stream: media.stream, isMuted: media.isMuted(), shared: media.shared() },
      ...{ hasCamera: media.hasCamera(), hasVoice: media.hasVoice() },
    };
    tellAll.request();
  };

  // #region introduce
  /** What the others know of me is what I say now, whatever they have kept of an earlier visit. */
  const introduce = () => {
    if (!mesh || !media) return;
    const now: Profile = {
      name,
      isMuted: media.isMuted(),
      isSharing: media.shared() !== null,
      hasVoice: media.hasVoice(),
    };
    const known = shared.registers().get(`profile/${person}`)?.value as Profile | undefined;
    const isKnown = (Object.keys(now) as (keyof Profile)[]).every((key) => known?.[key] === now[key]);
    if (!isKnown) shared.write(`profile/${person}`, now);
  };
  // #endregion
  const changeOwn = () => {
    introduce();
    change();
  };

  const told = () => change({ isTold: true });
  const gone = (address: string) => {
    waiting.delete(address);
    change({ isTold: scene.isTold || waiting.size === 0 });
  };

  // #region club-enter
  const enter = (id: string, others: readonly string[], own: OwnMedia) => {
    change({ server: 'here' });
    // The server was gone, and the call was not.
    if (mesh) return mesh.again();
    const isNew = person === '';
    // The name of the first visit is that of the person, over all later ones.
    if (isNew) person = id;
    keepPerson(room, { key: person, name, isMuted }, isNew, signal);
    waiting = new Set(others);
    mesh = createClubMesh({
      ...{ id, configuration, shared, stream: own.stream, onTold: told, onGone: gone, onChange: change },
      say: (to, message) => group?.say(to, message),
    });
    introduce();
    change({ phase: 'inside', problem: null, isTold: others.length === 0 });
  };
  // #endregion

  // #region club-events
  const open = (own: OwnMedia, attempt = 0) => {
    const onEvent = (event: GroupEvent) => {
      if (event.type === 'welcome') enter(event.id, event.others, own);
      if (event.type === 'message') mesh?.hear(event.from, event.message);
      if (event.type === 'left') {
        mesh?.lost(event.id);
        gone(event.id);
      }
      if (event.type !== 'full') return;
      // The seat went to a fifth. This socket closes now, and is tried again like any that is lost.
      if (mesh) change({ server: 'full' });
      else end({ kind: 'full', next: event.next });
    };
    const onLost = (wasOpen: boolean) => {
      if (!mesh) return end({ kind: 'unreachable' });
      // The call goes on without the server. It is asked again, less and less often.
      const next = wasOpen ? 0 : attempt + 1;
      if (wasOpen || scene.server === 'here') change({ server: 'lost' });
      retry = setTimeout(() => open(own, next), Math.min(500 * 2 ** next, 15_000));
    };
    group = openGroup(room, onEvent, onLost);
  };
  // #endregion

  const join = async (asked: string) => {
    if (scene.phase !== 'outside' || signal.aborted) return;
    const mine = (life = new AbortController());
    name = asked;
    change({ phase: 'entering', problem: null });
    if (person === '') person = (await takeKeptPerson(room, signal))?.key ?? '';
    configuration = { iceServers: await iceServers(mine.signal) };
    if (mine.signal.aborted) return;
    const look = {
      name,
      colour: colours[lengthOf(name) % colours.length] ?? '',
      pitch: 220 + 40 * (lengthOf(name) % 6),
      isMuted,
    };
    media = createOwnMedia(look, (track) => mesh?.replace(track), changeOwn, mine.signal);
    open(media);
  };

  // #region club-end
  const end = (problem: ClubProblem | null = null) => {
    clearTimeout(retry);
    mesh?.leave();
    group?.close();
    life.abort();
    mesh = group = media = null;
    change({ phase: 'outside', problem, server: 'here', isTold: false });
  };
  // #endregion
  const endWithPage = () => {
    end();
    releasePerson(room, person);
  };
  signal.addEventListener('abort', endWithPage, { once: true });

  return {
    scene: () => scene,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ...{ join, leave: () => end(), dismiss: () => change({ problem: null }) },
    // #region club-actions
    takeFloor: () => shared.write('speaker', person),
    giveFloor: () => shared.write('speaker', null),
    show: (book) => shared.write('book', book),
    note: (text) => shared.write(`note/${person}`, text),
    startTimer: () => shared.write('timer', start(scene.timer, performance.now())),
    pauseTimer: () => shared.write('timer', pause(scene.timer, performance.now())),
    resetTimer: (length) => shared.write('timer', stopped(length)),
    // #endregion
    hear: (key, isHeard) => change({ heard: new Map(scene.heard).set(key, isHeard) }),
    mute(next) {
      isMuted = next;
      keepPerson(room, { key: person, name, isMuted }, false, signal);
      media?.mute(next);
    },
    async openCamera() {
      change({ problem: null });
      const refusal = refusedDevices((await media?.openCamera()) ?? []);
      if (refusal && scene.phase === 'inside') change({ problem: refusal });
    },
    closeCamera: () => media?.closeCamera(),
    async share(kind) {
      change({ problem: null });
      await media
        ?.share(kind)
        .catch((cause: unknown) => change({ problem: refused('screen', errorFacts(cause).name) }));
    },
    stopSharing: () => media?.stopSharing(),
  };
}

const lengthOf = (text: string) => [...text].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0);

/** For those who are not on one network. Without them, those who are still find each other. */
async function iceServers(signal: AbortSignal): Promise<RTCIceServer[]> {
  const { iceServers: servers } = await createTurnClient(signal)
    .link(() => {}, signal)
    .catch(() => ({ iceServers: [] }));
  return servers;
}
