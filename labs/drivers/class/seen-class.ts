import type { Json } from '#labs/model/json.ts';
import type { Trace } from '#labs/model/trace.ts';
import { follow } from '../relay/follow.ts';
import type { RelaySocket } from '../relay/relay-socket.ts';
import { createFollowedClass } from './followed-class.ts';

/** `loading`: the stage has just gone, as it does whenever it opens another lab. */
export type StagePresence = 'unknown' | 'here' | 'loading' | 'away';

/** What a class sees, as far as a desk or a phone shows it. */
export type SeenClass = {
  /** Whether the server is reached. */
  isConnected: boolean;
  presence: StagePresence;
  stage: { lab: string; search: string } | null;
  /** The instructor has ended the class, and it has not begun again. */
  hasEnded: boolean;
  trace: Trace;
  /** Events of the moment that is shown; `null` is live. */
  count: number | null;
  /** Grows with each run that begins on the stage. */
  run: number;
  /** Grows with whatever the stage has done: not with what only goes on, such as samples of statistics. */
  deeds: number;
  isDamaged: boolean;
};

export type SeenClassSource = { get: () => SeenClass; subscribe: (listener: () => void) => () => void };

/** A page that is not back after this, in milliseconds, was closed. */
export const longestLoadMs = 6_000;

/** Follows the topic of a stage until `signal` aborts. */
export function seeClass(socket: RelaySocket, topic: string, signal: AbortSignal): SeenClassSource {
  const listeners = new Set<() => void>();
  const followed = createFollowedClass();
  let own: Pick<SeenClass, 'isConnected' | 'presence' | 'deeds'> = {
    ...{ isConnected: false, presence: 'unknown', deeds: 0 },
  };
  let hasEnded = false;
  let loading: ReturnType<typeof setTimeout> | undefined;
  let seen = look();

  function look(): SeenClass {
    const { lab, search, count } = followed.state();
    const stage = lab === null || hasEnded ? null : { lab, search };
    const [trace, run, isDamaged] = [followed.trace.getTrace(), followed.run(), followed.isDamaged()];
    return { ...own, stage, hasEnded, trace, count, run, isDamaged };
  }
  const announce = () => {
    if (signal.aborted) return;
    seen = look();
    for (const listener of [...listeners]) listener();
  };
  const put = (part: Partial<typeof own>) => {
    own = { ...own, ...part };
    announce();
  };
  const isIn = (presence: StagePresence) => {
    clearTimeout(loading);
    if (presence === 'loading') loading = setTimeout(() => isIn('away'), longestLoadMs);
    put({ presence });
  };
  const ends = [
    followed.subscribe(announce),
    follow(socket, topic, {
      onEntries(entries, from) {
        hasEnded = false;
        followed.take(entries, from);
        if (entries.some(isDeed)) own = { ...own, deeds: own.deeds + 1 };
      },
      onPresence(isHere) {
        if (isHere) isIn('here');
        else if (own.presence !== 'loading') isIn(own.presence === 'here' ? 'loading' : 'away');
      },
      onEnded() {
        hasEnded = true;
        isIn('away');
      },
      onConnection: (isConnected) => put({ isConnected }),
    }),
  ];
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(loading);
      ends.forEach((end) => end());
    },
    { once: true },
  );
  return {
    get: () => seen,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const goesOn: ReadonlySet<unknown> = new Set(['picture.measured', 'sound.measured', 'stats.sampled']);

function isDeed(entry: Json): boolean {
  const { kind, event } = (entry ?? {}) as { kind?: Json; event?: { type?: Json } | null };
  return kind !== 'sample' && !goesOn.has(event?.type);
}
