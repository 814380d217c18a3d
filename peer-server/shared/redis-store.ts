import { randomBytes } from 'node:crypto';
import { BusLost, type Bus } from './bus.ts';
import { openConnection, type Connection } from './redis-connection.ts';
import { beat, farewell, forgetDead, type Script } from './scripts.ts';

/** Redis as this server uses it: atomic scripts, messages, and leases that tell which processes live. */
export type RedisStore = Bus & {
  /** Runs a script; nothing else happens in Redis meanwhile. @throws {BusLost} */
  run: (script: Script, keys: readonly string[], values: readonly (string | number)[]) => Promise<unknown>;
  /** Entries of a stream, by their numbers. @throws {BusLost} */
  range: (key: string, from: number, count: number) => Promise<readonly string[]>;
  /** Ends once the first try to connect has, well or badly. */
  tried: Promise<void>;
  close: () => Promise<void>;
};

export type RedisStoreParts = {
  url: string;
  /** Hears in a sentence when Redis is lost and when it is there again. */
  say: (sentence: string) => void;
  report: (error: unknown) => void;
  /** Milliseconds a process is believed to live without a sign; it gives four in that time. */
  leaseMs?: number | undefined;
};

type Channel = { listeners: Set<(text: string) => void>; ready: Promise<void> };

function tellChannel({ listeners }: Channel, text: string): void {
  for (const listener of [...listeners]) listener(text);
}

const firstDelayMs = 200;
const longestDelayMs = 3_000;
/** Redis answers within a millisecond or so. One that is silent for this long is taken for lost. */
const answerMs = 4_000;

export const processesKey = 'icebreaker:processes';

/** Comes back by itself whenever Redis does. It never gives up, and nothing waits for it: what is asked meanwhile is refused. */
export function createRedisStore({ url, say, report, leaseMs = 12_000 }: RedisStoreParts): RedisStore {
  const process = randomBytes(6).toString('hex');
  const channels = new Map<string, Channel>();
  const ready: (() => Promise<void>)[] = [];
  const lost: (() => void)[] = [];
  const gone: ((process: string) => Promise<void>)[] = [];
  let connection: Connection | null = null;
  let known: ReadonlySet<string> = new Set();
  let retry: NodeJS.Timeout | undefined;
  let delayMs = firstDelayMs;
  let isClosed = false;
  let isReady = false;
  let said = '';

  const tell = (sentence: string) => {
    if (sentence !== said) say(sentence);
    said = sentence;
  };
  const lose = (from: Connection | null, cause: unknown) => {
    if (from !== connection || isClosed) return;
    connection = null;
    from?.destroy();
    const why = cause instanceof Error ? cause.message : String(cause);
    tell(
      `Redis at ${placeOf(url)} cannot be reached (${why}). Rooms and classes wait until it can; the server goes on trying.`,
    );
    if (isReady) {
      isReady = false;
      lost.forEach((listener) => listener());
    }
    retry = setTimeout(() => void connect(), delayMs * (0.75 + Math.random() / 2));
    delayMs = Math.min(delayMs * 2, longestDelayMs);
  };
  const connect = async (): Promise<void> => {
    let opened: Connection | null = null;
    try {
      opened = await openConnection(url, (cause) => lose(opened, cause));
      if (isClosed) return opened.destroy();
      connection = opened;
      await pulse();
      for (const [name, channel] of channels) await opened.subscribe(name, (text) => tellChannel(channel, text));
      for (const listener of ready) await listener();
      if (connection !== opened) return;
      [isReady, delayMs] = [true, firstDelayMs];
      if (said !== '') tell(`Redis at ${placeOf(url)} is there again.`);
      said = '';
    } catch (error) {
      if (opened !== null && connection !== opened) return;
      lose(connection, error);
    }
  };
  const using = async <T>(action: (connection: Connection) => Promise<T>): Promise<T> => {
    const used = connection;
    if (used === null) throw new BusLost();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        lose(used, new BusLost('no answer'));
        reject(new BusLost());
      }, answerMs);
    });
    try {
      return await Promise.race([action(used), late]);
    } catch (error) {
      if (error instanceof BusLost || (error instanceof Error && isReply(error))) throw error;
      throw new BusLost();
    } finally {
      clearTimeout(timer);
    }
  };
  const run: RedisStore['run'] = (script, keys, values) => using((used) => used.run(script, keys, values.map(String)));
  /** Says that we live, and hears who does. */
  const pulse = async (): Promise<void> => {
    const answer = await run(beat, [processesKey], [process, leaseMs]);
    const [wasAlive, living, dead] = answer as [number, string[], string[]];
    // The others have taken us for gone, and given away what we held.
    if (wasAlive === 0 && isReady) return lose(connection, new BusLost('this process was taken for gone'));
    const alive = new Set(living);
    const missing = [...known].filter((other) => !alive.has(other));
    known = alive;
    for (const other of new Set([...missing, ...dead])) {
      for (const listener of gone) await listener(other);
      if (dead.includes(other)) await run(forgetDead, [processesKey], [other]);
    }
  };
  const heartbeat = setInterval(() => {
    if (connection !== null) pulse().catch((error: unknown) => (error instanceof BusLost ? undefined : report(error)));
  }, leaseMs / 4);
  heartbeat.unref();

  return {
    process,
    isReady: () => isReady,
    tried: connect(),
    run,
    range: (key, from, count) => using((used) => used.range(key, from, count)),
    publish: (channel, text) => using((used) => used.publish(channel, text)),
    async subscribe(name, listener) {
      let channel = channels.get(name);
      if (channel === undefined) {
        const made: Channel = { listeners: new Set(), ready: Promise.resolve() };
        channels.set(name, made);
        made.ready = using((used) => used.subscribe(name, (text) => tellChannel(made, text)));
        channel = made;
      }
      const { listeners, ready } = channel;
      const own = (text: string) => listener(text);
      listeners.add(own);
      const release = () => {
        if (!listeners.delete(own) || listeners.size > 0 || channels.get(name) !== channel) return;
        channels.delete(name);
        if (connection !== null) using((used) => used.unsubscribe(name)).catch(() => undefined);
      };
      try {
        await ready;
      } catch (error) {
        release();
        throw error;
      }
      return release;
    },
    onReady: (listener) => void ready.push(listener),
    onLost: (listener) => void lost.push(listener),
    onGone: (listener) => void gone.push(listener),
    async close() {
      clearTimeout(retry);
      clearInterval(heartbeat);
      await run(farewell, [processesKey], [process]).catch(() => undefined);
      isClosed = true;
      isReady = false;
      connection?.destroy();
      connection = null;
    },
  };
}

/** Whether Redis itself said it, for example a script that is wrong. */
function isReply(error: Error): boolean {
  return /^[A-Z]+ /.test(error.message);
}

/** An address that may be shown: without what opens it. */
function placeOf(url: string): string {
  return new URL(url).host;
}
