import type { StageCommand } from '#labs/model/class/command.ts';
import type { Json } from '#labs/model/json.ts';
import type { RelaySocket } from '../relay/relay-socket.ts';

/** Says something to the publisher of a topic, once; `false` while the server is away. */
export type Sender<T> = (what: T) => boolean;

/** Asks the stage of a topic to do something. */
export function createCommandSender(socket: RelaySocket, topic: string, key: () => string): Sender<StageCommand> {
  const tell = createTeller(socket, topic, key);
  return (command) => tell(command);
}

/** What is told is heard now or never, so that nobody who comes back does it a second time. The server lets only who has the key. */
export function createTeller(socket: RelaySocket, topic: string, key: () => string): Sender<Json> {
  return (what) => {
    if (!socket.isOpen()) return false;
    socket.send({ type: 'tell', topic, key: key(), what });
    return true;
  };
}
