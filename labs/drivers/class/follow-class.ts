import { parseTopic, topicLength } from '#labs/model/relay/wire.ts';
import { follow } from '../relay/follow.ts';
import { createRelaySocket, resolveShort, type RelaySocket } from '../relay/relay-socket.ts';
import { createFollowedClass, type FollowedClass } from './followed-class.ts';

/**
 * `looking` for the class; `unknown` when nobody teaches under this code now, which is asked again by itself; `malformed` when it
 * cannot be a code. Then `waiting` for the instructor to begin, `here`, `away` while the instructor's page is gone, `ended` by the
 * instructor.
 */
export type FollowingState = 'looking' | 'unknown' | 'malformed' | 'waiting' | 'here' | 'away' | 'ended';

export type Following = {
  class: FollowedClass;
  /** The page's only way to the relay; what a learner shares goes the same way. */
  socket: RelaySocket;
  /** Asks for the code now. */
  again: () => void;
};

export type FollowingParts = {
  /** As it was typed, or stands in the address: short or whole. */
  code: string;
  onState: (state: FollowingState) => void;
  /** Whether the server is there. */
  onServer: (isThere: boolean) => void;
  onTopic: (topic: string) => void;
};

/** After so long a code that led nowhere is asked for again, in milliseconds. */
const askAgainMs = 8_000;

/** Finds a class and follows it, and comes back by itself when the server has been away. Everything ends with `signal`. */
export function followClass(parts: FollowingParts, signal: AbortSignal): Following {
  const socket = createRelaySocket(signal);
  const followed = createFollowedClass();
  let retry: ReturnType<typeof setTimeout> | undefined;
  let hasAny = false;
  let isHere = false;
  let isEnded = false;
  let isFound = false;
  const tell = () =>
    parts.onState(isEnded ? 'ended' : isHere ? (hasAny ? 'here' : 'waiting') : hasAny ? 'away' : 'waiting');

  const begin = (topic: string) => {
    if (isFound) return;
    isFound = true;
    clearTimeout(retry);
    parts.onTopic(topic);
    const end = follow(socket, topic, {
      onEntries(entries, from) {
        const isFirst = !hasAny || isEnded;
        [hasAny, isEnded] = [true, false];
        followed.take(entries, from);
        if (isFirst) tell();
      },
      onPresence(next) {
        isHere = next;
        tell();
      },
      onEnded() {
        isEnded = hasAny;
        followed.end();
        isHere = false;
        tell();
      },
      onConnection: parts.onServer,
    });
    signal.addEventListener('abort', end, { once: true });
  };
  const find = async (short: string) => {
    clearTimeout(retry);
    parts.onState('looking');
    const topic = await resolveShort(socket, short, signal);
    if (topic !== null) return begin(topic);
    if (isFound) return;
    parts.onState('unknown');
    retry = setTimeout(() => void look(short), askAgainMs * (1 + Math.random()));
  };
  const look = (short: string) =>
    find(short).catch((cause: unknown) => {
      if (!signal.aborted) throw cause;
    });
  const code = parseTopic(parts.code);
  if (code === null) parts.onState('malformed');
  else if (code.length === topicLength) {
    parts.onState('waiting');
    begin(code);
  } else {
    const ends = [socket.onOpen(() => parts.onServer(true)), socket.onLost(() => parts.onServer(false))];
    signal.addEventListener('abort', () => ends.forEach((end) => end()), { once: true });
    void look(code);
  }
  signal.addEventListener('abort', () => clearTimeout(retry), { once: true });
  return {
    class: followed,
    socket,
    again() {
      if (code !== null && !isFound && retry !== undefined) void look(code);
    },
  };
}
