import { once } from 'node:events';
import { WebSocket } from 'ws';
import { publish } from '#labs/drivers/relay/publish.ts';
import type { RelaySocket } from '#labs/drivers/relay/relay-socket.ts';
import type { ClassEntry } from '#labs/model/class/class-log.ts';
import type { Json } from '#labs/model/json.ts';
import { relaySocketPath, type RelayAnswer } from '#labs/model/relay/wire.ts';
import type { Trace } from '#labs/model/trace.ts';

/** A way to the relay from Node, for the drivers that a page uses. It does not come back when it is lost. */
export async function connectRelay(server: { url: string }): Promise<RelaySocket & { close: () => void }> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws').replace(/\/$/, '')}${relaySocketPath}`);
  const listeners = new Set<(answer: RelayAnswer) => void>();
  socket.on('message', (data: Buffer) => {
    const answer = JSON.parse(data.toString()) as RelayAnswer;
    for (const listener of [...listeners]) listener(answer);
  });
  await once(socket, 'open');
  return {
    send: (request) => socket.send(JSON.stringify(request)),
    isOpen: () => socket.readyState === WebSocket.OPEN,
    onOpen(listener) {
      listener();
      return () => {};
    },
    onLost: () => () => {},
    onAnswer(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => socket.close(),
  };
}

/** A stage without a lab: it publishes what it is handed by the drivers of a page, and keeps what it is told with the key. */
export async function openStage(server: { url: string }, token: string, key: string) {
  const socket = await connectRelay(server);
  const told: Json[] = [];
  let run = 0;
  let log: { epoch: string; entries: ClassEntry[] } = { epoch: 'run-0', entries: [] };
  const publishing = publish(socket, {
    ...{ token, log: () => log, onTopic: () => {}, onState: () => {} },
    key: () => key,
    onTold: (what) => void told.push(what),
  });
  return {
    told,
    /** As when the desk takes remotes away. */
    takesKey(next: string) {
      key = next;
      publishing.changeKey();
    },
    /** Begins a run of a lab. */
    shows(lab: string, search: string, wall: string | null, trace: Trace) {
      run += 1;
      const entries: ClassEntry[] = [
        { kind: 'stage', lab, search, wall },
        { kind: 'trace', trace: { ...trace, events: [] } as unknown as Json },
        ...trace.events.map((event): ClassEntry => ({ kind: 'event', event: event as unknown as Json })),
      ];
      log = { epoch: `run-${run}`, entries };
      publishing.poke();
    },
    says(...entries: readonly ClassEntry[]) {
      log.entries.push(...entries);
      publishing.poke();
    },
    close() {
      publishing.stop();
      socket.close();
    },
  };
}
