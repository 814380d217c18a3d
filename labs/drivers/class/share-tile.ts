import type { WallTile } from '#labs/model/class/wall-tile.ts';
import type { RelayAnswer } from '#labs/model/relay/wire.ts';
import type { RelaySocket } from '../relay/relay-socket.ts';
import { createTopicToken } from '../relay/topic-token.ts';

/** `waiting` for the server; `nobody` listens there now. */
export type SharingState = 'waiting' | 'shared' | 'nobody' | 'full';

/** Milliseconds between two tiles at least, and before it is tried again where nobody listened. */
const betweenMs = 1_000;
const againMs = 3_000;

/**
 * Tells the wall of a class what `tile` says, at most once a second and only when it is another; until `signal` aborts, which
 * takes it back.
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
  let isRefused = false;
  let isLooking = false;
  const say = async () => {
    if (isLooking || (isRefused && performance.now() - saidAt < againMs)) return;
    isLooking = true;
    const tile = await parts.tile().finally(() => (isLooking = false));
    const text = JSON.stringify(tile);
    if (signal.aborted || !socket.isOpen() || (text === said && !isRefused)) return;
    [said, saidAt, isRefused] = [text, performance.now(), false];
    socket.send({ type: 'tile', topic: wall, learner, tile });
    onState('shared');
  };
  const hear = (answer: RelayAnswer) => {
    if (answer.type !== 'refused' || answer.topic !== wall) return;
    isRefused = true;
    onState(answer.code === 'full' ? 'nobody' : 'full');
  };
  const timer = setInterval(() => void say(), betweenMs);
  const ends = [
    socket.onAnswer(hear),
    socket.onOpen(() => {
      // A server that was away has forgotten it.
      said = '';
      void say();
    }),
    socket.onLost(() => onState('waiting')),
  ];
  onState('waiting');
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
