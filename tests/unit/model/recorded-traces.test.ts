import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatTrace, parseTrace } from '#labs/model/codec.ts';
import { fold } from '#labs/model/fold.ts';
import { mergeTraces } from '#labs/model/merge.ts';
import { redactTrace } from '#labs/model/redact.ts';
import { formatLines, parseLines } from '#labs/model/sdp/lines.ts';
import type { Trace } from '#labs/model/trace.ts';
import { candidatesOf, noCandidates, stepCandidates } from '#labs/model/views/candidates.ts';
import { firstDivergence } from '#labs/model/views/divergence.ts';
import { noPairs, pairsOf, stepPairs } from '#labs/model/views/pairs.ts';
import { fateOf, noSequence, sequenceOf, stepSequence } from '#labs/model/views/sequence.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { buildTrace } from '../../support/build-trace.ts';

// The pure views on what browsers really did: every recorded run, of both browsers.

const home = new URL('../../fixtures/traces/', import.meta.url);
const recorded = readdirSync(home).flatMap((browser) =>
  readdirSync(new URL(`${browser}/`, home)).map((file) => ({
    run: `${browser}/${file.replace('.json', '')}`,
    browser,
    trace: parseTrace(readFileSync(new URL(`${browser}/${file}`, home), 'utf8')),
  })),
);
const ofBothPeers = recorded.filter(({ trace }) =>
  peers.every((peer) => trace.events.some((event) => event.peer === peer)),
);

test('there are runs of both browsers', () => {
  for (const browser of ['chromium', 'firefox']) {
    expect(recorded.filter((run) => run.browser === browser).length).toBeGreaterThan(20);
    expect(recorded.map(({ run }) => run)).toContain(`${browser}/healthy`);
  }
});

test.each(recorded)('$run: every line of its descriptions is known and comes back as it was', ({ trace }) => {
  for (const event of trace.events) {
    if (event.type !== 'description.applied') continue;
    const lines = parseLines(event.description.sdp);
    expect(formatLines(lines)).toBe(event.description.sdp);
    expect(lines.filter(({ kind }) => kind === 'unknown').map(({ text }) => text)).toEqual([]);
  }
});

test.each(recorded)('$run: without addresses it is a trace that shows the same, but for the addresses', ({ trace }) => {
  const without = redactTrace(trace);
  expect(parseTrace(formatTrace(without))).toEqual(without);
  expect(firstDivergence(trace, without)).toBeNull();
  const kinds = (of: Trace) => {
    const { alice, bob } = candidatesOf(fold(of, stepCandidates, noCandidates));
    return [alice, bob].map(({ local, remote }) =>
      [...local, ...remote].map(({ type, addressClass, wasAdded }) => [type, addressClass, wasAdded]),
    );
  };
  expect(kinds(without)).toEqual(kinds(trace));
  const named = [...formatTrace(without).matchAll(/(?:\d+\.){3}\d+|[\w-]+\.local\b/g)].map(([name]) => name);
  expect(
    named.filter((name) => !/^(?:192\.0\.2|10\.99\.0|127\.0\.0|0\.0\.0)\.\d+$|^name-\d+\.local$/.test(name)),
  ).toEqual([]);
});

/** What one tab would have recorded, with its own clock. */
function half({ events }: Trace, peer: PeerId, ahead: number): Trace {
  const own = events.filter((event) => event.peer === peer);
  return buildTrace(...own.map((event) => ({ ...event, at: event.at + ahead })));
}

describe.each(ofBothPeers.filter(({ trace }) => trace.events.some(({ type }) => type === 'message.received')))(
  '$run, as two tabs would have recorded it',
  ({ trace }) => {
    test.each([{ ahead: 0 }, { ahead: 3000 }])('is one run again, with clocks $ahead ms apart', ({ ahead }) => {
      const merged = mergeTraces(half(trace, 'alice', ahead), half(trace, 'bob', 0));
      expect(merged.events).toHaveLength(trace.events.length);
      expect(firstDivergence(trace, merged)).toBeNull();
      const shown = (of: Trace) =>
        sequenceOf(fold(of, stepSequence, noSequence)).messages.map(({ from, id, sent, received }) => ({
          message: `${from} ${id}`,
          times: received.length,
          isInOrder: received.every(({ seq, at }) => sent !== null && sent.seq < seq && sent.at <= at),
        }));
      const byName = (one: { message: string }, other: { message: string }) => one.message.localeCompare(other.message);
      expect(shown(merged).sort(byName)).toEqual(shown(trace).sort(byName));
    });
  },
);

describe.each(['chromium', 'firefox'])('in %s', (browser) => {
  const find = (name: string) => recorded.find(({ run }) => run === `${browser}/${name}`)?.trace ?? buildTrace();

  test('what is broken on purpose parts a run from the healthy one', () => {
    const runs = recorded.filter(({ run }) => run.startsWith(`${browser}/`) && run !== `${browser}/healthy`);
    for (const { run, trace } of runs) {
      expect({ run, isParted: firstDivergence(find('healthy'), trace) !== null }).toEqual({ run, isParted: true });
    }
  });

  test('a healthy call has one selected pair at each end, and no message astray', () => {
    const trace = find('healthy');
    const { alice, bob } = pairsOf(fold(trace, stepPairs, noPairs));
    for (const sample of [alice, bob]) {
      expect(sample?.pairs.filter(({ why }) => why === 'selected')).toHaveLength(1);
      expect(sample?.pairs[0]).toMatchObject({ why: 'selected', state: 'succeeded', local: { protocol: 'udp' } });
    }
    const { messages, phases } = sequenceOf(fold(trace, stepSequence, noSequence));
    const end = trace.events.at(-1)?.at ?? 0;
    expect(messages.filter((message) => fateOf(message, end) !== 'delivered')).toEqual([]);
    expect(phases.map(({ id }) => id)).toEqual(['setup', 'offer-answer', 'ice', 'media']);
  });

  test('an answer that was dropped is lost, and one that came twice was duplicated', () => {
    const fates = (name: string) => {
      const trace = find(name);
      const end = trace.events.at(-1)?.at ?? 0;
      return sequenceOf(fold(trace, stepSequence, noSequence))
        .messages.filter(({ kind }) => kind === 'answer')
        .map((message) => fateOf(message, end));
    };
    expect(fates('answer-lost')).toEqual(['lost']);
    expect(fates('answer-twice')).toEqual(['duplicated']);
  });

  test('candidates that came too early are shown as refused', () => {
    const { bob } = candidatesOf(fold(find('candidate-too-early'), stepCandidates, noCandidates));
    expect(bob.remote.some(({ wasAdded, error }) => wasAdded === false && error?.name === 'InvalidStateError')).toBe(
      true,
    );
  });
});
