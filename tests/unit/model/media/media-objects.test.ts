import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import {
  idleTracks,
  isFlowing,
  lineEnds,
  noObjects,
  stepObjects,
  streamLetters,
  streamsWith,
} from '#labs/model/media/media-objects.ts';
import type { StreamFacts, TransceiverFacts } from '#labs/model/trace.ts';
import { buildTrace, of, type Fact } from '../../../support/build-trace.ts';
import { track, transceiver } from './media-facts.ts';

const [a, v, second, bobs] = [track('a', 'audio'), track('v', 'video'), track('v2', 'video'), track('b', 'video')];
const reads = (transceivers: readonly TransceiverFacts[], streams: readonly StreamFacts[] = []): Fact => ({
  type: 'transceivers.read',
  streams,
  transceivers,
});
const objectsOf = (alice: Fact, bob: Fact) =>
  fold(buildTrace(...of('alice', alice), ...of('bob', bob)), stepObjects, noObjects);

test('transceivers of both sides with one mid are one line, and those without come last', () => {
  const objects = objectsOf(
    reads([transceiver(null, second, second), transceiver('0', v, bobs)]),
    reads([transceiver('0', bobs, v)]),
  );
  const lines = lineEnds(objects);
  expect(lines.map(({ mid }) => mid)).toEqual(['0', null]);
  expect(lines[0]).toMatchObject({ kind: 'video', alice: { sends: v }, bob: { receives: v } });
  expect(lines[1]).toMatchObject({ alice: { sends: second }, bob: null });
});

test.each([
  { alice: 'sendrecv', bob: 'sendrecv', there: true, back: true },
  { alice: 'recvonly', bob: 'sendonly', there: false, back: true },
  { alice: 'sendonly', bob: 'recvonly', there: true, back: false },
  { alice: 'inactive', bob: 'inactive', there: false, back: false },
] as const)('$alice here and $bob there: sent there $there, back $back', ({ alice, bob, there, back }) => {
  const objects = objectsOf(reads([transceiver('0', v, bobs, alice)]), reads([transceiver('0', bobs, v, bob)]));
  const [line] = lineEnds(objects);
  expect(line && [isFlowing(line, 'alice'), isFlowing(line, 'bob')]).toEqual([there, back]);
});

test('nothing is sent by a sender without a track, nor before there is an answer', () => {
  const [empty] = lineEnds(objectsOf(reads([transceiver('0', null, bobs)]), reads([transceiver('0', bobs, v)])));
  expect(empty && isFlowing(empty, 'alice')).toBe(false);
  const offered = { ...transceiver('0', v, bobs), currentDirection: null };
  const [early] = lineEnds(objectsOf(reads([offered]), reads([transceiver('0', bobs, v)])));
  expect(early && isFlowing(early, 'alice')).toBe(false);
});

test('a stream has one letter on both sides, and is found by its track', () => {
  const own: StreamFacts = { id: 's', side: 'local', tracks: [a, v] };
  const other: StreamFacts = { id: 't', side: 'local', tracks: [second] };
  const objects = objectsOf(reads([], [own, other]), reads([], [{ ...own, side: 'remote' }]));
  expect([...streamLetters(objects)]).toEqual([
    ['s', 'A'],
    ['t', 'B'],
  ]);
  expect(streamsWith(objects.alice.streams, 'v2')).toEqual([other]);
});

test('a track of an own stream that no sender sends is idle, once however many streams hold it', () => {
  const streams: readonly StreamFacts[] = [
    { id: 's', side: 'local', tracks: [a, v] },
    { id: 't', side: 'local', tracks: [a, second] },
    { id: 'r', side: 'remote', tracks: [bobs] },
  ];
  expect(idleTracks({ streams, transceivers: [transceiver('0', v, bobs)] })).toEqual([a, second]);
});
