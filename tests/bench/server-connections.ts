import type { Client, ServerKind, ServerProcess } from './server-process.ts';
import { connectPair, median, startServerProcess } from './server-process.ts';

// Holds many connections at once and reports the server's memory for each, ours beside the plain package, paired.
// `node tests/bench/server-connections.ts [connections] [rounds]`.

const connections = Number(process.argv[2] ?? 5_000);
const rounds = Number(process.argv[3] ?? 1);
const batch = 50;

/** KiB for each connection: of the JavaScript heap and its buffers, and of the whole process. */
type Held = { heap: number; process: number; open: number };

/** Opens all of them in pairs and asks for the memory while all are open. */
async function hold(server: ServerProcess): Promise<Held> {
  // What is made once, at the first connections, is no cost of each.
  const warmUp = await Promise.all(Array.from({ length: 10 }, (_, index) => connectPair(server, 1e6 + index)));
  const before = await server.usage('memory');
  const clients: Client[] = [...warmUp.flat()];
  for (let opened = 0; opened < connections / 2; opened += batch) {
    const pairs = Array.from({ length: Math.min(batch, connections / 2 - opened) }, (_, index) =>
      connectPair(server, opened + index),
    );
    clients.push(...(await Promise.all(pairs)).flat());
  }
  const after = await server.usage('memory');
  const heap = after.heapBytes + after.externalBytes - before.heapBytes - before.externalBytes;
  const each = (bytes: number): number => bytes / connections / 1024;
  const open = clients.filter(({ socket }) => socket.readyState === socket.OPEN).length - 2 * warmUp.length;
  for (const { socket } of clients) socket.terminate();
  return { heap: each(heap), process: each(after.rssBytes - before.rssBytes), open };
}

async function measure(kind: ServerKind): Promise<Held> {
  const server = await startServerProcess(kind);
  const held = await hold(server);
  server.stop();
  return held;
}

const ratios: number[] = [];
let isComplete = true;
for (let round = 1; round <= rounds; round += 1) {
  const [plain, ours] = [await measure('plain'), await measure('ours')];
  ratios.push(ours.heap / plain.heap);
  isComplete &&= ours.open === connections;
  const figures = [plain, ours].map(
    (held) => `${held.open} open, each ${held.heap.toFixed(1)} KiB of heap, ${held.process.toFixed(1)} KiB in all`,
  );
  process.stdout.write(`round ${round}: plain ${figures[0]}; ours ${figures[1]}\n`);
}
process.stdout.write(`median ratio of heap ${median(ratios).toFixed(2)}; ${isComplete ? 'all held' : 'some lost'}\n`);
process.exit(isComplete ? 0 : 1);
