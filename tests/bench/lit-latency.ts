import { openBench, openLab, report } from './site.ts';

// From a state event of the browser to the lit chart, with six more connections in the page sending media: how many
// frames began in between. `node tests/bench/lit-latency.ts [runs]`

type Seen = { peer: number; type: string; state: string; at: number };
type Lit = { peer: string; machine: string; state: string; at: number };

declare global {
  interface Window {
    seen: Seen[];
    lit: Lit[];
    frameTimes: number[];
  }
}

const runs = Number(process.argv[2] ?? 20);
const bench = await openBench();
const context = await bench.browser.newContext({ bypassCSP: true });
await context.addInitScript(() => {
  window.seen = [];
  window.lit = [];
  window.frameTimes = [];
  const Native = window.RTCPeerConnection;
  let count = 0;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      const peer = (count += 1);
      const note = (type: string, read: () => string) =>
        this.addEventListener(type, () => window.seen.push({ peer, type, state: read(), at: performance.now() }), {
          capture: true,
        });
      note('signalingstatechange', () => this.signalingState);
      note('iceconnectionstatechange', () => this.iceConnectionState);
      note('icegatheringstatechange', () => this.iceGatheringState);
      note('connectionstatechange', () => this.connectionState);
    }
  };
});
const page = await openLab(context, bench.server, '/labs/loopback-call/', 'Start');

await page.evaluate(async () => {
  // Three calls that have nothing to do with the lab.
  for (let pair = 0; pair < 3; pair += 1) {
    const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
    a.onicecandidate = ({ candidate }) => void b.addIceCandidate(candidate);
    b.onicecandidate = ({ candidate }) => void a.addIceCandidate(candidate);
    const canvas = document.createElement('canvas');
    const paint = canvas.getContext('2d');
    setInterval(() => paint?.fillRect(0, 0, Math.random() * 300, 150), 50);
    const [track] = canvas.captureStream(20).getTracks();
    if (track) a.addTrack(track);
    await a.setLocalDescription();
    await b.setRemoteDescription(a.localDescription as RTCSessionDescription);
    await b.setLocalDescription();
    await a.setRemoteDescription(b.localDescription as RTCSessionDescription);
    for (const connection of [a, b]) {
      await new Promise<void>((resolve) => {
        const look = () => {
          if (connection.connectionState === 'connected') resolve();
        };
        connection.addEventListener('connectionstatechange', look);
        look();
      });
    }
  }
  const frame = () => {
    window.frameTimes.push(performance.now());
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const { peer = '', machine = '', state = '' } = (target as HTMLElement).dataset;
      window.lit.push({ peer, machine, state, at: performance.now() });
    }
  }).observe(document.querySelector('[data-lab]') as Element, { subtree: true, attributeFilter: ['data-state'] });
});

const late: number[] = [];
let events = 0;
for (let run = 0; run < runs; run += 1) {
  const frames = await page.evaluate(async () => {
    const machines: Record<string, string> = {
      signalingstatechange: 'signaling',
      iceconnectionstatechange: 'ice-connection',
      icegatheringstatechange: 'ice-gathering',
      connectionstatechange: 'connection',
    };
    window.seen.length = 0;
    window.lit.length = 0;
    await window.icebreaker.lab('loopback-call').run();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const [first = 0] = window.seen.map(({ peer }) => peer);
    const between: number[] = [];
    for (const { peer, type, at } of window.seen) {
      const name = peer === first ? 'alice' : 'bob';
      // A state that was left again within the frame is never lit by itself: whatever is lit next counts.
      const lit = window.lit.find((each) => each.at >= at && each.peer === name && each.machine === machines[type]);
      between.push(
        lit ? window.frameTimes.filter((frame) => frame > at && frame < lit.at).length : Number.POSITIVE_INFINITY,
      );
    }
    await window.icebreaker.lab('loopback-call').reset();
    return between;
  });
  events += frames.length;
  late.push(...frames.filter((count) => count > 1));
}
report(
  'state event to lit chart, 8 connections',
  `${events - late.length} of ${events} events lit in the next frame`,
  late.length === 0,
  'all of them',
);
await bench.close();
