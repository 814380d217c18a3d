import type { WallTile } from '#labs/model/class/wall-tile.ts';
import type { RelayAnswer } from '#labs/model/relay/wire.ts';
import { follow } from '../relay/follow.ts';
import type { RelaySocket } from '../relay/relay-socket.ts';
import { createTopicToken } from '../relay/topic-token.ts';

/** `waiting` for the server; `nobody` listens there now; `full` when more are on the wall than it takes. */
export type SharingState = 'waiting' | 'shared' | 'nobody' | 'full';

/** Milliseconds between two tiles at least, and before it is tried again where one was refused. */
const betweenMs = 1_000;
const againMs = 3_000;

/**
 * Tells the wall of a class what `tile` says, at most once a second and only when it is another; until `signal` aborts, which
 * takes it back. It is shared only once the server has said so, and as long as the desk is there.
 */
export function shareTile(
  socket: RelaySocket,
  wall: string,
  parts: { tile: () => Promise<WallTile>; onState: (state: SharingState) => void; signal: AbortSignal },
): void {
  const { signal, onState } = parts;
  const learner = createTopicToken();
  let said = '';
  let saidAt = -Infinity;
  let outcome: 'told' | 'nobody' | 'full' | null = null;
  let isDeskHere = true;
  let isLooking = false;
  let state: SharingState | null = null;

  const tell = () => {
    const next = !isDeskHere ? 'nobody' : outcome === 'told' ? 'shared' : (outcome ?? 'waiting');
    if (next !== state) onState((state = next));
  };
  const say = async () => {
    const isRefused = outcome === 'nobody' || outcome === 'full';
    if (isLooking || !isDeskHere || (isRefused && performance.now() - saidAt < againMs)) return;
    isLooking = true;
    const tile = await parts.tile().finally(() => (isLooking = false));
    const text = JSON.stringify(tile);
    if (signal.aborted || !socket.isOpen() || (text === said && !isRefused)) return;
    [said, saidAt] = [text, performance.now()];
    socket.send({ type: 'tile', topic: wall, learner, tile });
  };
  const hear = (answer: RelayAnswer) => {
    if (!('topic' in answer) || answer.topic !== wall) return;
    if (answer.type === 'told') outcome = 'told';
    if (answer.type === 'refused') outcome = answer.code === 'nobody' ? 'nobody' : 'full';
    tell();
  };
  const setDesk = (isHere: boolean) => {
    // It may be one that has been started anew, and knows nothing of us.
    if (isHere && !isDeskHere) [said, saidAt] = ['', -Infinity];
    isDeskHere = isHere;
    tell();
  };
  const timer = setInterval(() => void say(), betweenMs);
  tell();
  const ends = [
    socket.onAnswer(hear),
    follow(socket, wall, {
      onEntries: () => {},
      onPresence: setDesk,
      onEnded: () => setDesk(false),
      onConnection(isConnected) {
        // A server that was away has forgotten it.
        [said, outcome, isDeskHere] = ['', null, true];
        tell();
        if (isConnected) void say();
      },
    }),
  ];
  signal.addEventListener(
    'abort',
    () => {
      clearInterval(timer);
      ends.forEach((end) => end());
      socket.send({ type: 'tile', topic: wall, learner, tile: null });
    },
    { once: true },
  );
}
