import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { createLiveMerge } from '#labs/model/compare/live-merge.ts';
import { parseTrace } from '#labs/model/codec.ts';
import { pairMessages } from '#labs/model/pair-messages.ts';
import type { Trace, TraceEvent } from '#labs/model/trace.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { median, openBench, openLab, report } from './site.ts';

// Calls between two tabs that both compare: in every merged trace each effect stands after its cause. And what a merge costs.
// `node tests/bench/compare.ts [runs]`

const runs = Number(process.argv[2] ?? 100);
const callsPerRoom = 10;
const limitMs = 20_000;
const bench = await openBench();
let [right, pairs] = [0, 0];
const failures: string[] = [];

for (let done = 0; done < runs; done += callsPerRoom) {
  const context = await bench.browser.newContext();
  try {
    const alice = await openLab(context, bench.server, '/labs/two-tab-call/', 'Open a room');
    await alice.getByRole('button', { name: 'Open a room' }).click();
    const [bob] = await Promise.all([
      context.waitForEvent('page'),
      alice.getByRole('link', { name: 'Open the other tab' }).click(),
    ]);
    const tabs = [alice, bob];
    for (const tab of tabs) await tab.getByRole('button', { name: 'Compare both sides' }).click({ timeout: limitMs });
    for (const tab of tabs) await tab.getByText('arrives live').waitFor({ timeout: limitMs });
    for (let call = done; call < Math.min(done + callsPerRoom, runs); call += 1) {
      const mode = call % 2 === 0 ? 'peerjs' : 'raw';
      const caller = tabs[(call >> 1) % 2] as Page;
      await caller.getByLabel('How').selectOption(mode);
      await caller.getByRole('button', { name: 'Call', exact: true }).click({ timeout: limitMs });
      for (const tab of tabs) await connections(tab, 'connected').nth(1).waitFor({ timeout: limitMs });
      await caller.getByRole('button', { name: 'Hang up' }).click();
      for (const tab of tabs) await connections(tab, 'closed').nth(1).waitFor({ timeout: limitMs });
      const wrong = (await Promise.all(tabs.map(async (tab) => disorder(await merged(tab))))).flat();
      if (wrong.length === 0) right += 1;
      else failures.push(`call ${call} (${mode}): ${wrong[0]}`);
    }
  } catch (cause) {
    failures.push(String(cause).split('\n')[0] ?? '');
  } finally {
    await context.close();
  }
}
report(
  'both sides of a call on one clock',
  `${right} of ${runs} calls in order in both tabs, ${pairs} messages sent and received`,
  right === runs && pairs >= runs * 4,
  'every effect after its cause, every call',
);
for (const failure of new Set(failures)) process.stdout.write(`        ${failure}\n`);

const times = mergeTimes(10_000);
report(
  'one more event, merged with 20,000',
  `median ${median(times).toFixed(1)} ms, longest ${Math.max(...times).toFixed(1)} ms`,
  median(times) < 20,
  'median under 20 ms',
);
await bench.close();

function connections(tab: Page, state: string) {
  return tab.locator(`[data-machine="connection"][data-state="${state}"]`);
}

async function merged(tab: Page): Promise<Trace> {
  const [download] = await Promise.all([
    tab.waitForEvent('download'),
    tab.getByRole('button', { name: 'Save trace' }).click(),
  ]);
  return parseTrace(await readFile(await download.path(), 'utf8'));
}

/** What is wrong with the order. The format itself is checked by whoever parsed it: numbers without gaps, times that rise. */
function disorder({ events }: Trace): string[] {
  const of = (peer: PeerId) => events.filter((event) => event.peer === peer);
  const { same } = pairMessages(of('alice'), of('bob'));
  pairs += same.length;
  const wrong = same.filter(({ sent, received }) => sent.seq >= received.seq || sent.at > received.at);
  const isWhole = of('alice').length > 0 && of('bob').length > 0 && same.length > 0;
  return [
    ...wrong.map(({ sent }) => `${sent.message.id} after its coming`),
    ...(isWhole ? [] : ['one side is missing']),
  ];
}

/** Milliseconds of each merge when two long traces grow by an event at a time. */
function mergeTimes(length: number): readonly number[] {
  const traceOf = (peer: PeerId, clock: number): Trace => ({
    ...{ format: 'icebreaker-trace', version: 3, startedAt: `2026-05-04T10:00:0${clock}.000Z`, recordedBy: peer },
    events: Array.from({ length }, (_, seq): TraceEvent => {
      const at = seq * 100;
      const isSender = (seq % 40 === 0) === (peer === 'alice');
      const message = {
        id: `${isSender ? peer : peer === 'alice' ? 'bob' : 'alice'}-${seq}`,
        kind: 'offer',
        content: { seq },
      } as const;
      if (seq % 20 === 0) return { seq, at, peer, type: isSender ? 'message.sent' : 'message.received', message };
      return { seq, at, peer, type: 'stats.sampled', reports: [] };
    }),
  });
  const [alice, bob] = [traceOf('alice', 0), traceOf('bob', 1)];
  const live = createLiveMerge();
  const upTo = (trace: Trace, count: number): Trace => ({ ...trace, events: trace.events.slice(0, count) });
  const options = { arrival: null, until: Infinity };
  live.merge(upTo(alice, length - 50), upTo(bob, length - 50), options);
  return Array.from({ length: 50 }, (_, index) => {
    const count = length - 49 + index;
    const [one, other] = [upTo(alice, count), upTo(bob, count)];
    const begin = performance.now();
    live.merge(one, other, options);
    return performance.now() - begin;
  });
}
