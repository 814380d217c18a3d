import type { Client, ServerProcess } from './server-process.ts';
import { connectPair, median, startServerProcess } from './server-process.ts';

// CPU for each relayed message, ours against the plain package: paired, in turns, each server in its own process.
// `node tests/bench/server-relay.ts [rounds] [messages] [window]`: of each of four pairs `window` messages are under way.
// The bar is a median ratio of 1.2 in bursts of 50, the default. With a window of 1 each message wakes another process, so
// on a machine with little to spare the figure is the scheduler's as much as ours.

const rounds = Number(process.argv[2] ?? 6);
const messages = Number(process.argv[3] ?? 60_000);
const pairs = 4;
const window = Number(process.argv[4] ?? 50);
const bar = 1.2;

/** A candidate as the PeerJS client sends it: some 300 bytes. */
function candidateFor(dst: string): string {
  const candidate =
    'candidate:842163049 1 udp 1677729535 203.0.113.77 61234 typ srflx raddr 192.168.1.17 rport 61234 generation 0 ufrag aBcD network-cost 999';
  const payload = {
    candidate: { candidate, sdpMLineIndex: 0, sdpMid: '0', usernameFragment: 'aBcD' },
    type: 'data',
    connectionId: 'dc_k3j4h5g6f7d',
  };
  return JSON.stringify({ type: 'CANDIDATE', payload, dst });
}

/** Sends `count` messages with at most `window` under way; resolves when the last has arrived. */
function stream([from, to]: readonly [Client, Client], count: number): Promise<void> {
  const text = candidateFor(to.id);
  let sent = 0;
  let arrived = 0;
  return new Promise((resolve) => {
    const onMessage = (data: Buffer): void => {
      if (data.length < 200) return;
      arrived += 1;
      if (sent < count && sent - arrived <= window / 2) send();
      if (arrived < count) return;
      to.socket.off('message', onMessage);
      resolve();
    };
    const send = (): void => {
      while (sent < count && sent - arrived < window) {
        sent += 1;
        from.socket.send(text);
      }
    };
    to.socket.on('message', onMessage);
    send();
  });
}

async function measure(server: ServerProcess, clients: readonly [Client, Client][]): Promise<number> {
  const before = await server.usage('cpu');
  await Promise.all(clients.map((pair) => stream(pair, messages / pairs)));
  const after = await server.usage('cpu');
  return (after.cpuMicroseconds - before.cpuMicroseconds) / messages;
}

const servers = [await startServerProcess('plain'), await startServerProcess('ours')] as const;
const clients = new Map<ServerProcess, [Client, Client][]>();
for (const server of servers) {
  const connected: [Client, Client][] = [];
  for (let index = 0; index < pairs; index += 1) connected.push(await connectPair(server, index));
  clients.set(server, connected);
  await measure(server, connected);
}

const ratios: number[] = [];
for (let round = 1; round <= rounds; round += 1) {
  const order = round % 2 === 0 ? servers : servers.toReversed();
  const used = { plain: 0, ours: 0 };
  for (const server of order) used[server.kind] = await measure(server, clients.get(server) ?? []);
  const ratio = used.ours / used.plain;
  ratios.push(ratio);
  const [plain, ours] = [used.plain, used.ours].map((figure) => figure.toFixed(2));
  process.stdout.write(`round ${round}: plain ${plain} µs, ours ${ours} µs, ratio ${ratio.toFixed(3)}\n`);
}
process.stdout.write(`median ratio ${median(ratios).toFixed(3)} (bar ${bar})\n`);
for (const server of servers) server.stop();
process.exit(median(ratios) <= bar ? 0 : 1);
