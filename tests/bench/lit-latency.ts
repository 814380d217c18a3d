import { openBench, openLab, report } from './site.ts';

// From a state event of the browser to the lit chart, with six more connections in the page sending media: once the next
// frame is done, does the chart show the state the browser reported last? `node tests/bench/lit-latency.ts [runs]`

type Checked = { chart: string; isLit: boolean };

declare global {
  interface Window {
    /** Chart → what the browser reported last, and when. */
    reported: Map<string, { state: string; at: number }>;
    checked: Checked[];
  }
}

const runs = Number(process.argv[2] ?? 20);
const bench = await openBench();
const context = await bench.browser.newContext({ bypassCSP: true });
await context.addInitScript(() => {
  window.reported = new Map();
  window.checked = [];
  const Native = window.RTCPeerConnection;
  let count = 0;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      const peer = (count += 1) % 2 ? 'alice' : 'bob';
      const note = (type: string, machine: string, read: () => string) =>
        this.addEventListener(
          type,
          () => window.reported.set(`${peer} ${machine}`, { state: read(), at: performance.now() }),
          { capture: true },
        );
      note('signalingstatechange', 'signaling', () => this.signalingState);
      note('iceconnectionstatechange', 'ice-connection', () => this.iceConnectionState);
      note('icegatheringstatechange', 'ice-gathering', () => this.iceGatheringState);
      note('connectionstatechange', 'connection', () => this.connectionState);
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
  window.reported.clear();
  const charts = new Map(
    [...document.querySelectorAll<HTMLElement>('[data-lab] [data-machine]')].map((element) => [
      `${element.dataset['peer']} ${element.dataset['machine']}`,
      element,
    ]),
  );
  const frame = () => {
    const due = [...window.reported];
    window.reported.clear();
    // Past everything that runs in this frame.
    setTimeout(() => {
      for (const [chart, { state }] of due) {
        // Something newer may have come, and been lit, since.
        const shown = charts.get(chart)?.dataset['state'];
        window.checked.push({ chart, isLit: shown === state || shown === window.reported.get(chart)?.state });
      }
    });
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
});

for (let run = 0; run < runs; run += 1) {
  await page.evaluate(async () => {
    const lab = window.icebreaker.lab('loopback-call');
    await lab.run();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await lab.reset();
  });
}
const checked = await page.evaluate(() => window.checked);
const late = checked.filter(({ isLit }) => !isLit);
for (const { chart } of late.slice(0, 5)) console.log(`  late: ${chart}`);
report(
  'state event to lit chart, 8 connections',
  `${checked.length - late.length} of ${checked.length} changes lit when the next frame was done`,
  late.length === 0 && checked.length >= runs * 8,
  'all of them',
);
await bench.close();
