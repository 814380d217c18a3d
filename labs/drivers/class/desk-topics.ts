import { readDeskWish, type DeskEntry, type DeskWish } from '#labs/model/class/desk-log.ts';
import { readWallTile, type Learner } from '#labs/model/class/wall.ts';
import type { Json } from '#labs/model/json.ts';
import { createFrameSchedule } from '../frame-schedule.ts';
import { randomId } from '../random-id.ts';
import { follow } from '../relay/follow.ts';
import { publish, type Publishing, type PublishingParts } from '../relay/publish.ts';
import type { RelaySocket } from '../relay/relay-socket.ts';

export type Wall = {
  get: () => WallState;
  subscribe: (listener: () => void) => () => void;
  /** Another window has the desk; this one takes it back. */
  takeBack: () => void;
};
export type WallState = { learners: readonly Learner[]; isReplaced: boolean };

/** Learners of whom no more are shown: the server takes no more either. */
const mostLearners = 500;
const mostNumbers = 5_000;

/**
 * Hears learners' tiles under the topic of `token` until `signal` aborts. Who comes back after the server was away keeps the number.
 *
 * @param onBack another window had the desk, and this one has it again
 */
export function openWall(socket: RelaySocket, token: string, onBack: () => void, signal: AbortSignal): Wall {
  const listeners = new Set<() => void>();
  const numbers = new Map<string, number>();
  const shown = new Map<string, Learner>();
  let state: WallState = { learners: [], isReplaced: false };
  const announce = createFrameSchedule(() => {
    if (signal.aborted) return;
    state = { ...state, learners: [...shown.values()] };
    for (const listener of [...listeners]) listener();
  });
  const hear = (id: string, said: Json) => {
    const tile = said === null ? null : readWallTile(said);
    if (tile === null) {
      shown.delete(id);
      numbers.delete(id);
    } else if (shown.has(id) || shown.size < mostLearners) {
      // Who was away with the server and never came back must not fill the memory.
      if (numbers.size > mostNumbers) numbers.clear();
      const number = numbers.get(id) ?? lowestFree(new Set(numbers.values()));
      numbers.set(id, number);
      shown.set(id, { id, number, tile });
    }
    announce.request();
  };
  let publishing: Publishing | undefined;
  let topic = '';
  let endOfWatch = () => {};
  const open = () => {
    endOfWatch();
    publishing = publish(socket, {
      ...{ token, log: () => ({ epoch: 'wall', entries: [] }), onTile: hear },
      onTopic(opened) {
        ({ topic } = opened);
        // What the server knows comes next, and who left meanwhile is not among it.
        shown.clear();
      },
      onState(now) {
        state = { ...state, isReplaced: now === 'replaced' };
        if (state.isReplaced) watch();
        announce.request();
      },
    });
  };
  const takeBack = () => {
    open();
    onBack();
  };
  /** The other window may be closed: then this one is the desk again. */
  const watch = () => {
    const end = follow(socket, topic, {
      onEntries: () => {},
      onPresence: (isHere) => !isHere && state.isReplaced && takeBack(),
    });
    endOfWatch = () => {
      endOfWatch = () => {};
      end();
    };
  };
  open();
  signal.addEventListener(
    'abort',
    () => {
      endOfWatch();
      publishing?.stop();
    },
    { once: true },
  );
  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    takeBack,
  };
}

function lowestFree(taken: ReadonlySet<number>): number {
  let number = 1;
  while (taken.has(number)) number += 1;
  return number;
}

/** After so many entries a log begins anew, since only the last counts. */
const mostEntries = 100;

/** Speaks to the remote under the topic of `token`, and hears what it wishes, until `signal` aborts. */
export function openRemote(
  socket: RelaySocket,
  parts: { token: string; key: () => string; onWish: (wish: DeskWish['do']) => void },
  signal: AbortSignal,
): { tell: (entry: DeskEntry) => void; begin: () => void; end: () => void } {
  let log: { epoch: string; entries: Json[] } = { epoch: randomId(), entries: [] };
  const spoken: PublishingParts = {
    token: parts.token,
    log: () => log,
    onTopic: () => {},
    onState: () => {},
    key: parts.key,
    onTold(what) {
      const wish = readDeskWish(what);
      if (wish) parts.onWish(wish.do);
    },
  };
  let publishing = publish(socket, spoken);
  signal.addEventListener('abort', () => publishing.stop(), { once: true });
  return {
    tell(entry) {
      if (JSON.stringify(log.entries.at(-1)) === JSON.stringify(entry)) return;
      if (log.entries.length >= mostEntries) log = { epoch: randomId(), entries: [] };
      log.entries.push(entry);
      publishing.poke();
    },
    /** Again, after another window had it. */
    begin() {
      publishing.stop();
      publishing = publish(socket, spoken);
    },
    end: () => publishing.end(),
  };
}
