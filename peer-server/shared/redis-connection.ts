import type { Script } from './scripts.ts';

/** Two connections to Redis, one for commands and one for what is published: Redis bounds what waits for the second. */
export type Connection = {
  run: (script: Script, keys: readonly string[], values: readonly string[]) => Promise<unknown>;
  range: (key: string, from: number, count: number) => Promise<readonly string[]>;
  publish: (channel: string, text: string) => Promise<number>;
  subscribe: (channel: string, listener: (text: string) => void) => Promise<void>;
  unsubscribe: (channel: string) => Promise<void>;
  destroy: () => void;
};

const connectMs = 3_000;

/** The library is loaded here, and only here. `onLost` is called once when either connection ends. @throws what the network says */
export async function openConnection(url: string, onLost: (cause: unknown) => void): Promise<Connection> {
  const { createClient } = await import('@redis/client');
  const open = () =>
    createClient({
      url,
      name: 'icebreaker',
      disableOfflineQueue: true,
      // Whoever holds the connection makes another, with all that belongs to it.
      socket: { reconnectStrategy: false, connectTimeout: connectMs, noDelay: true },
    });
  const [commands, heard] = [open(), open()];
  let isOver = false;
  const end = (cause: unknown) => {
    if (isOver) return;
    isOver = true;
    for (const client of [commands, heard]) if (client.isOpen) client.destroy();
    onLost(cause);
  };
  for (const client of [commands, heard]) client.on('error', end).on('end', () => end(new Error('closed')));
  try {
    await Promise.all([commands.connect(), heard.connect()]);
  } catch (error) {
    isOver = true;
    for (const client of [commands, heard]) if (client.isOpen) client.destroy();
    throw error;
  }
  return {
    async run({ text, sha }, keys, values) {
      const rest = [String(keys.length), ...keys, ...values];
      try {
        return await commands.sendCommand(['EVALSHA', sha, ...rest]);
      } catch (error) {
        if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
        return commands.sendCommand(['EVAL', text, ...rest]);
      }
    },
    async range(key, from, count) {
      const entries = await commands.xRange(key, `${from + 1}-0`, '+', { COUNT: count });
      return (entries ?? []).map(({ message }) => message['e'] ?? 'null');
    },
    publish: (channel, text) => commands.publish(channel, text),
    subscribe: (channel, listener) => heard.subscribe(channel, listener),
    unsubscribe: (channel) => heard.unsubscribe(channel),
    destroy() {
      isOver = true;
      for (const client of [commands, heard]) if (client.isOpen) client.destroy();
    },
  };
}
