import type { CommandTile, StageCommand } from '#labs/model/class/command.ts';
import type { Json } from '#labs/model/json.ts';
import type { RelaySocket } from '../relay/relay-socket.ts';
import { createTopicToken } from '../relay/topic-token.ts';

/** Says something to the publisher of a topic, once; `false` while the server is away. */
export type Sender<T> = (what: T) => boolean;

/**
 * Asks the stage of a topic to do something. What is asked is taken back at once, so that a stage that comes back does not
 * hear it a second time.
 */
export function createCommandSender(socket: RelaySocket, topic: string, key: () => string): Sender<StageCommand> {
  const tell = createTeller(socket, topic);
  return (command) => tell((n): CommandTile => ({ kind: 'command', key: key(), n, command }));
}

/** What is told has a number, of this page. */
export function createTeller(socket: RelaySocket, topic: string): (tile: (n: number) => Json) => boolean {
  const learner = createTopicToken();
  let n = 0;
  return (tile) => {
    if (!socket.isOpen()) return false;
    n += 1;
    socket.send({ type: 'tile', topic, learner, tile: tile(n) });
    socket.send({ type: 'tile', topic, learner, tile: null });
    return true;
  };
}
