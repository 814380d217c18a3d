import { openBench, openLab, report } from './site.ts';

// Runs and resets in one page: what is left, and how the heap grows after the first twenty.
// `node tests/bench/leaks.ts [runs]`

declare global {
  interface Window {
    made: { connections: RTCPeerConnection[]; tracks: MediaStreamTrack[]; audio: AudioContext[]; timers: Set<number> };
    gc: () => void;
  }
}

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

async function heap(): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize;
}

async function listeners(): Promise<number> {
  const { jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  return jsEventListeners;
}

let before = 0;
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
const growth = (after - before) / before;
const left = open.connections + open.tracks + open.timers + open.audio;
report(`${runs} runs and resets, what is left`, JSON.stringify(open), left === 0, 'nothing');
report(
  `${runs} runs and resets, heap`,
  `${(growth * 100).toFixed(1)} % (${(before / 1e6).toFixed(2)} to ${(after / 1e6).toFixed(2)} MB), listeners ${listening} to ${await listeners()}`,
  growth < 0.05,
  'under 5 % after the first 20',
);
await bench.close();
