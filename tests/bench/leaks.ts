import { openBench, openLab, report } from './site.ts';

// Runs and resets in one page: what is left, and how the heap grows after the first twenty.
// `node tests/bench/leaks.ts [runs]`

declare global {
  interface Window {
    made: { connections: RTCPeerConnection[]; tracks: MediaStreamTrack[]; audio: AudioContext[]; timers: Set<number> };
    gc: () => void;
  }
}

/** As the browser writes it: a table of numbers, and what its columns are. */
type Snapshot = { snapshot: { meta: { node_fields: string[]; node_types: unknown[] } }; nodes: number[] };

const runs = Number(process.argv[2] ?? 200);
const warmUp = 20;
const bench = await openBench();
const context = await bench.browser.newContext({ bypassCSP: true });
await context.addInitScript(() => {
  window.made = { connections: [], tracks: [], audio: [], timers: new Set() };
  const { made } = window;
  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      made.connections.push(this);
    }
  };
  window.AudioContext = class extends window.AudioContext {
    constructor() {
      super();
      made.audio.push(this);
    }
  };
  window.MediaStream = class extends window.MediaStream {
    constructor(tracks: MediaStreamTrack[] = []) {
      super(tracks);
      made.tracks.push(...tracks);
    }
  } as typeof MediaStream;
  const { setInterval: set, clearInterval: clear } = window;
  window.setInterval = ((...given: Parameters<typeof set>) => {
    const id = set(...given);
    made.timers.add(id);
    return id;
  }) as typeof set;
  window.clearInterval = ((id: number) => {
    made.timers.delete(id);
    clear(id);
  }) as typeof clear;
});
const page = await openLab(context, bench.server, '/labs/loopback-call/', 'Start');
const devtools = await context.newCDPSession(page);

type Heap = { objects: number; code: number };

/** Bytes of the heap, apart for what the engine compiles: it goes on optimising for a hundred runs, and holds nothing of ours. */
async function heap(): Promise<Heap> {
  const chunks: string[] = [];
  const take = ({ chunk }: { chunk: string }) => void chunks.push(chunk);
  devtools.on('HeapProfiler.addHeapSnapshotChunk', take);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', {});
  devtools.off('HeapProfiler.addHeapSnapshotChunk', take);
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as Snapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [typeAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const code = (types[typeAt] as string[]).indexOf('code');
  const sum: Heap = { objects: 0, code: 0 };
  for (let node = 0; node < nodes.length; node += fields.length) {
    sum[nodes[node + typeAt] === code ? 'code' : 'objects'] += nodes[node + sizeAt] ?? 0;
  }
  return sum;
}

async function listeners(): Promise<number> {
  const { jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  return jsEventListeners;
}

let before: Heap = { objects: 0, code: 0 };
let listening = 0;
const open = { connections: 0, tracks: 0, audio: 0, timers: 0 };
for (let run = 1; run <= runs; run += 1) {
  const left = await page.evaluate(async () => {
    const lab = window.icebreaker.lab('loopback-call');
    await lab.run();
    await lab.reset();
    const { made } = window;
    const left = {
      connections: made.connections.filter(({ signalingState }) => signalingState !== 'closed').length,
      tracks: made.tracks.filter(({ readyState }) => readyState !== 'ended').length,
      audio: made.audio.filter(({ state }) => state !== 'closed').length,
      timers: made.timers.size,
    };
    // What is over is not ours to hold.
    made.connections.length = made.tracks.length = 0;
    made.audio = made.audio.filter(({ state }) => state !== 'closed');
    return left;
  });
  open.connections += left.connections;
  open.tracks += left.tracks;
  open.timers += left.timers;
  if (run === warmUp) {
    before = await heap();
    listening = await listeners();
  }
}
const after = await heap();
open.audio = await page.evaluate(() => window.made.audio.filter(({ state }) => state !== 'closed').length);
const growth = (after.objects - before.objects) / before.objects;
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(2);
const left = open.connections + open.tracks + open.timers + open.audio;
report(`${runs} runs and resets, what is left`, JSON.stringify(open), left === 0, 'nothing');
report(
  `${runs} runs and resets, heap`,
  `${(growth * 100).toFixed(1)} % (${megabytes(before.objects)} to ${megabytes(after.objects)} MB; compiled code ${megabytes(before.code)} to ${megabytes(after.code)} MB), listeners ${listening} to ${await listeners()}`,
  growth < 0.05,
  'under 5 % after the first 20',
);
await bench.close();
