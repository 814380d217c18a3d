import { randomFillSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { createServer } from '#peer-server/create-server.ts';
import { transfer as words } from '#labs/messages/transfer-en.ts';
import { root } from '../../peer-server/setup.mjs';
import { findChromium } from '../support/browser.mjs';
import { flags, report } from './site.ts';

// One file on disk, sent in one page to the same page in three ways: as public samples do, in a plain loop, and as the
// transfer panel of the data lab does. `node tests/bench/transfer.ts`
//
// The sample does what that of webrtc/samples does: a FileReader reads 16 KiB, `onload` sends it, moves a progress bar and asks
// for the next; the receiver keeps all messages in an array and moves another bar; both write each slice and each message to
// the console. Nothing is read while something is sent. Kinder than it: it waits when the buffer is full, and cannot fail.
// The silent sample writes nothing to the console.
// The plain loop: the same 64 KiB again and again from memory, with backpressure; nothing is read, written or hashed.
// Ours: read ahead in blocks, sent in chunks of 64 KiB, acknowledged, hashed on both sides and written to disk.

const mebibyte = 2 ** 20;
const sizes = { sample: 16, silent: 16, plain: 128, ours: 256 };
const folder = await mkdtemp(join(tmpdir(), 'icebreaker-transfer-'));
const path = join(folder, 'file.bin');
await writeRandom(sizes.ours);
const server = await createServer({ port: 0, site: join(root, 'dist') });
// A profile on disk: a private window would keep what a page writes in the memory of the browser.
const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
  executablePath: findChromium() ?? '',
  args: flags,
});

const bare = await context.newPage();
await bare.goto(new URL('/no-such-page/', server.url).href);
await bare.evaluate(() => document.body.append(Object.assign(document.createElement('input'), { type: 'file' })));
await bare.locator('input[type=file]').last().setInputFiles(path);
const sample = [await inThePage(bare, 'sample', sizes.sample)];
const silent = await inThePage(bare, 'silent', sizes.silent);
const plain = await inThePage(bare, 'plain', sizes.plain);

const page = await context.newPage();
await page.goto(new URL('/labs/data-channel/?path=direct', server.url).href);
await page.getByRole('button', { name: 'Connect', exact: true }).click();
// The panel is fetched when somebody comes near.
await page.locator('.lab-data-panels').scrollIntoViewIfNeeded();
const panel = page.getByRole('region', { name: words.title, exact: true });
await panel.waitFor();
// What the workers and the code themselves take is there before it is measured.
await panel.getByRole('combobox', { name: words.file }).selectOption({ index: 0 });
await transferOnce();
await panel.getByLabel(words.choose).setInputFiles(path);
const pids = await renderers();
const before = residentBytes(pids);
let most = before;
const look = setInterval(() => (most = Math.max(most, residentBytes(pids))), 100);
const took = await transferOnce();
clearInterval(look);
const hashes = await panel.locator('code').allTextContents();
sample.push(await inThePage(bare, 'sample', sizes.sample));

const ours = (sizes.ours * mebibyte * 8) / took / 1000;
const slow = sample.reduce((sum, each) => sum + each, 0) / sample.length;
process.stdout.write(
  `sample ${sample.map((each) => each.toFixed(0)).join(' and ')}, silent ${silent.toFixed(0)}, plain loop ${plain.toFixed(0)} Mbit/s\n`,
);
report(
  '256 MiB, hashed on both sides and written to disk',
  `${ours.toFixed(0)} Mbit/s, ${(ours / slow).toFixed(1)} times the sample, ${(ours / silent).toFixed(1)} silent, ${(ours / plain).toFixed(2)} of the plain loop`,
  ours >= 4 * slow,
  '4 times the sample',
);
report(
  'SHA-256 of what was read and of what was written',
  hashes.join(' '),
  hashes.length === 2 && hashes[0] === hashes[1],
  'equal',
);
const growth = (most - before) / mebibyte;
report('memory of the tab while 256 MiB go through it', `${growth.toFixed(0)} MiB more`, growth < 64, 'under 64 MiB');
await context.close();
await server.close();
await rm(folder, { recursive: true, force: true });
process.exit();

/** Milliseconds from the press of the button until both sides have compared the hashes. */
async function transferOnce(): Promise<number> {
  return panel.evaluate(
    async (element, [label, equal]) => {
      const buttons = [...element.querySelectorAll('button')];
      const button = buttons.find(({ textContent }) => textContent?.trim() === label);
      // What is left of the one before does not count as this one.
      const isDone = () => element.textContent.split(equal ?? '').length === 3;
      const begin = performance.now();
      button?.click();
      await new Promise<void>((resolve) => {
        let hasBegun = false;
        const observer = new MutationObserver(() => {
          hasBegun ||= !isDone();
          if (!hasBegun || !isDone()) return;
          observer.disconnect();
          resolve();
        });
        observer.observe(element, { subtree: true, childList: true, characterData: true });
      });
      return performance.now() - begin;
    },
    [words.send, words.equal] as const,
  );
}

/** Mbit/s of so many MiB, between two connections of this page. */
function inThePage(where: Page, way: 'sample' | 'silent' | 'plain', mebibytes: number): Promise<number> {
  return where.evaluate(
    async ([how, bytes]) => {
      const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
      one.onicecandidate = ({ candidate }) => void other.addIceCandidate(candidate ?? undefined);
      other.onicecandidate = ({ candidate }) => void one.addIceCandidate(candidate ?? undefined);
      const channel = one.createDataChannel('bench');
      const received = new Promise<RTCDataChannel>((resolve) => {
        other.ondatachannel = (event) => resolve(event.channel);
      });
      await one.setLocalDescription();
      await other.setRemoteDescription(one.localDescription as RTCSessionDescription);
      await other.setLocalDescription();
      await one.setRemoteDescription(other.localDescription as RTCSessionDescription);
      const [incoming] = await Promise.all([received, new Promise((resolve) => (channel.onopen = resolve))]);
      incoming.binaryType = 'arraybuffer';
      const kept: ArrayBuffer[] = [];
      const bars = [0, 1].map(() => Object.assign(document.createElement('progress'), { max: bytes }));
      if (how !== 'plain') document.body.append(...bars);
      let got = 0;
      const done = new Promise<void>((resolve) => {
        incoming.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
          got += data.byteLength;
          if (how === 'sample') console.log(`received ${data.byteLength}`);
          if (how !== 'plain') {
            kept.push(data);
            if (bars[1]) bars[1].value = got;
          }
          if (got >= bytes) resolve();
        };
      });
      channel.bufferedAmountLowThreshold = 2 ** 20;
      const room = async () => {
        if (channel.bufferedAmount > 2 ** 21) await new Promise((resolve) => (channel.onbufferedamountlow = resolve));
      };
      const begin = performance.now();
      if (how !== 'plain') {
        const inputs = document.querySelectorAll<HTMLInputElement>('input[type=file]');
        const file = inputs[inputs.length - 1]?.files?.[0] as File;
        const reader = new FileReader();
        let at = 0;
        const log = how === 'sample' ? console.log : () => {};
        const readSlice = () => {
          log('reads from', at);
          reader.readAsArrayBuffer(file.slice(at, at + 16_384));
        };
        reader.onload = async (event) => {
          log('has read', event);
          const part = reader.result as ArrayBuffer;
          await room();
          channel.send(part);
          at += part.byteLength;
          if (bars[0]) bars[0].value = at;
          if (at < bytes) readSlice();
        };
        readSlice();
      } else {
        const chunk = new Uint8Array(65_536);
        for (let at = 0; at < bytes; at += chunk.byteLength) {
          await room();
          channel.send(chunk);
        }
      }
      await done;
      const seconds = (performance.now() - begin) / 1000;
      for (const bar of bars) bar.remove();
      one.close();
      other.close();
      return (bytes * 8) / 1e6 / seconds;
    },
    [way, mebibytes * mebibyte] as const,
  );
}

/** Process ids of everything that runs pages. */
async function renderers(): Promise<readonly number[]> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/** What they hold in memory, as Linux tells it. */
function residentBytes(all: readonly number[]): number {
  return all.reduce((sum, pid) => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return sum + Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) * 1024;
  }, 0);
}

async function writeRandom(mebibytes: number): Promise<void> {
  const file = await open(path, 'w');
  const part = Buffer.alloc(mebibyte);
  for (let index = 0; index < mebibytes; index += 1) await file.write(randomFillSync(part));
  await file.close();
}
