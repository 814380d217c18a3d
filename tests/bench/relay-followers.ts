import { WebSocket } from 'ws';
import { relaySocketPath, type Known, type RelayAnswer } from '#labs/model/relay/wire.ts';

// Followers in a process of their own: `relay-followers.ts <port> <topic> <how many>`. Each keeps what it knows, and comes back
// by itself as a page does. Every entry says when it was published; what is reported is how long it took, and what was amiss.

export type FollowersReport = {
  /** Milliseconds from publish to receipt, of the entries that came while nothing was lost. */
  latencies: number[];
  lengths: number[];
  /** Entries that came twice, or too early. */
  amiss: number;
  reconnects: number;
};

const [port, topic = '', count] = process.argv.slice(2);
const latencies: number[] = [];
const lengths: number[] = [];
let amiss = 0;
let reconnects = 0;
let isCalm = true;
/** As the driver of the pages has it. */
const pingMs = 4_000;

function followAgain(index: number): void {
  let known: Known | null = null;
  lengths[index] = 0;
  const connect = () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${relaySocketPath}`, { handshakeTimeout: 8_000 });
    let isSilent = false;
    const timer = setInterval(() => {
      if (isSilent) socket.terminate();
      isSilent = true;
      if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}');
    }, pingMs);
    socket.on('error', () => undefined);
    socket.on('open', () => socket.send(JSON.stringify({ type: 'follow', topic, known })));
    socket.on('close', () => {
      clearInterval(timer);
      reconnects += 1;
      setTimeout(connect, 250 * (0.5 + Math.random()));
    });
    socket.on('message', (data: Buffer) => {
      isSilent = false;
      const now = performance.timeOrigin + performance.now();
      const answer = JSON.parse(data.toString()) as RelayAnswer;
      if (answer.type !== 'entries') return;
      const from = known?.epoch === answer.epoch ? known.length : 0;
      if (answer.from !== from) amiss += 1;
      for (const [at, entry] of (answer.entries as { n: number; at: number }[]).entries()) {
        if (entry.n !== from + at) amiss += 1;
        if (isCalm) latencies.push(now - entry.at);
      }
      known = { epoch: answer.epoch, length: answer.from + answer.entries.length };
      lengths[index] = known.length;
    });
  };
  connect();
}

for (let index = 0; index < Number(count); index += 1) followAgain(index);

process.on('message', (what: 'report' | 'trouble') => {
  if (what === 'trouble') isCalm = false;
  else process.send?.({ latencies: latencies.splice(0), lengths, amiss, reconnects } satisfies FollowersReport);
});
process.on('disconnect', () => process.exit(0));
process.send?.('started');
