import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromium, type Page } from 'playwright';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { parseCandidate } from '#labs/model/sdp/candidate.ts';
import { traverse } from '#labs/model/nat/traverse.ts';
import type { IceServer } from '#labs/model/turn-wire.ts';
import { findChromium } from '../support/browser.mjs';
import {
  buildNetwork,
  inTheMiddle,
  serverAddress,
  tearDown,
  whyNoNamespaces,
  wrapperAt,
  type LinuxNat,
} from './support/two-nats.ts';

// Two hosts behind two real NATs, a real browser at each, and our own server between them: does the simulation tell the truth?

const port = 4321;
const refusal = whyNoNamespaces();
const kinds: readonly LinuxNat[] = ['open', 'port-restricted-cone', 'symmetric'];
const pairs =
  refusal === null ? kinds.flatMap((alice, index) => kinds.slice(index).map((bob) => ({ alice, bob }))) : [];

if (refusal !== null)
  test(`the simulation of NATs is held against no real ones: no network namespaces here (${refusal})`, () => {
    expect(pairs).toEqual([]);
  });
afterAll(() => {
  if (refusal === null) tearDown();
});

test.each(pairs)('$alice and $bob: as simulated', { timeout: 60_000 }, async ({ alice, bob }) => {
  buildNetwork({ alice, bob });
  await startServer();
  const pages = { alice: await openPage('alice'), bob: await openPage('bob') };
  for (const page of Object.values(pages)) await makeConnection(page);
  const description = (from: Page) => from.evaluate(() => globalThis.lab.describe());
  const offer = await description(pages.alice);
  await pages.bob.evaluate((sdp) => globalThis.lab.take(sdp), offer);
  await pages.alice.evaluate((sdp) => globalThis.lab.take(sdp), await description(pages.bob));
  for (const page of Object.values(pages)) await page.waitForFunction(() => globalThis.lab.state() === 'connected');

  const { outcome } = traverse({ alice, bob }, true);
  const types = async () => {
    const pair = await pages.alice.evaluate(() => globalThis.lab.selected());
    return pair.map((line) => parseCandidate(line)?.type);
  };
  const isRelayed = async () => (await types()).includes('relay');
  // A better pair than the first one that works may still be found; where there is none, nothing changes.
  await expect.poll(isRelayed, { timeout: 15_000 }).toBe(outcome === 'relay');
  const found = (await pages.alice.evaluate(() => globalThis.lab.candidates())).map(parseCandidate);
  expect(new Set(found.map((candidate) => candidate?.type))).toContain('relay');
  // The address as the STUN server sees it: the NAT's, or where there is none the host's own, whose name hides it.
  const reflexive = found.filter((candidate) => candidate?.type === 'srflx');
  expect(reflexive.map((candidate) => candidate?.address)).toContain('203.0.113.1');
});

async function startServer(): Promise<void> {
  const [command = '', ...rest] = [...inTheMiddle, process.execPath, 'peer-server/main.ts'];
  const server = spawn(command, rest, {
    env: { ...process.env, HOST: '0.0.0.0', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(async () => {
    const gone = once(server, 'exit');
    server.kill();
    await gone;
  });
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (text: Buffer) => text.toString().includes('Icebreaker is at') && resolve());
    server.once('exit', () => reject(new Error('The server has ended.')));
  });
}

async function openPage(side: 'alice' | 'bob'): Promise<Page> {
  const wrapper = wrapperAt(side, findChromium() ?? '');
  const browser = await chromium.launch({ executablePath: wrapper.path, args: ['--no-sandbox', '--disable-quic'] });
  onTestFinished(async () => {
    await browser.close();
    wrapper.remove();
  });
  const page = await browser.newPage();
  await page.goto(`http://${serverAddress}:${port}/robots.txt`);
  return page;
}

type Lab = {
  /** Makes the local description and waits until it holds every candidate. */
  describe: () => Promise<{ type: RTCSdpType; sdp: string }>;
  take: (description: { type: RTCSdpType; sdp: string }) => Promise<void>;
  state: () => string;
  selected: () => string[];
  candidates: () => string[];
};
declare global {
  var lab: Lab;
}

/** A connection with the servers that the page is given, and data to be sent. */
function makeConnection(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const socket = new WebSocket('/api/turn');
    const iceServers = await new Promise<IceServer[]>((resolve) => {
      socket.onmessage = ({ data }) => {
        const answer = JSON.parse(String(data)) as { type: string; iceServers: IceServer[] };
        if (answer.type === 'linked') resolve(answer.iceServers);
      };
      socket.onopen = () => socket.send('{"type":"link","link":"nat"}');
    });
    const pc = new RTCPeerConnection({ iceServers: iceServers as RTCIceServer[] });
    const channel = pc.createDataChannel('data', { negotiated: true, id: 0 });
    const candidates: string[] = [];
    pc.onicecandidate = ({ candidate }) => candidate?.candidate && candidates.push(candidate.candidate);
    globalThis.lab = {
      async describe() {
        await pc.setLocalDescription();
        await new Promise<void>((resolve) => {
          pc.onicegatheringstatechange = () => pc.iceGatheringState === 'complete' && resolve();
          if (pc.iceGatheringState === 'complete') resolve();
        });
        return { type: pc.localDescription?.type ?? 'offer', sdp: pc.localDescription?.sdp ?? '' };
      },
      take: (description) => pc.setRemoteDescription(description),
      state: () => (channel.readyState === 'open' ? pc.connectionState : 'waiting'),
      selected() {
        const pair = pc.sctp?.transport.iceTransport.getSelectedCandidatePair?.();
        return [pair?.local?.candidate ?? '', pair?.remote?.candidate ?? ''];
      },
      candidates: () => candidates,
    };
  });
}
