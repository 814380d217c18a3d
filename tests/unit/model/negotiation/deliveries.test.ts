import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { isDue, missingOf, noDeliveries, stepDeliveries } from '#labs/model/negotiation/deliveries.ts';
import { buildTrace, of, type Fact } from '../../../support/build-trace.ts';
import { arrives, bothUp, changesTrack, clicked, round, sdpOf, streamOf } from './negotiation-facts.ts';

const deliveriesOf = (...facts: readonly Fact[]) => fold(buildTrace(...facts), stepDeliveries, noDeliveries);
const added = changesTrack('alice', 'addTrack', 'a');
const onLine = round('alice', sdpOf({ mid: '0', stream: streamOf('a') }));
const theirs = [
  ...changesTrack('bob', 'addTrack', 'b'),
  ...round('bob', sdpOf({ mid: '0', stream: streamOf('b') }), sdpOf({ mid: '0', stream: streamOf('a') })),
];
const both = [...bothUp, ...added, ...onLine, ...theirs, ...arrives('bob', 'a'), ...arrives('alice', 'b')];

test('a track that was added is missing until media comes', () => {
  expect(missingOf(deliveriesOf(...added))).toMatchObject([{ from: 'alice', delivery: { there: 'nothing' } }]);
  expect(missingOf(deliveriesOf(...added, ...arrives('bob', 'a').slice(0, 1)))).toMatchObject([
    { delivery: { there: 'announced' } },
  ]);
  expect(missingOf(deliveriesOf(...added, ...arrives('bob', 'a')))).toEqual([]);
});

test('tracks are numbered by their kind', () => {
  const { sent } = deliveriesOf(
    ...added,
    ...changesTrack('alice', 'addTrack', 'm', 'audio'),
    ...changesTrack('alice', 'addTrack', 'c'),
  );
  expect(sent.alice.map(({ kind, number }) => `${kind} ${number}`)).toEqual(['video 1', 'audio 1', 'video 2']);
});

test.each([
  { what: 'nothing', facts: [], due: { alice: true, bob: true } },
  { what: 'removeTrack', facts: changesTrack('alice', 'removeTrack', 'a'), due: { alice: false, bob: true } },
  { what: 'stopping', facts: clicked('alice', 'stop-transceiver'), due: { alice: false, bob: false } },
  { what: 'sendonly', facts: clicked('alice', 'set-sendonly'), due: { alice: true, bob: false } },
  { what: 'recvonly', facts: clicked('alice', 'set-recvonly'), due: { alice: false, bob: true } },
  { what: 'inactive', facts: clicked('alice', 'set-inactive'), due: { alice: false, bob: false } },
  {
    what: 'inactive and sendrecv again',
    facts: [...clicked('alice', 'set-inactive'), ...clicked('alice', 'set-sendrecv')],
    due: { alice: true, bob: true },
  },
])('after $what of alice on a line both send on, what is due is $due', ({ facts, due }) => {
  const state = deliveriesOf(...both, ...facts);
  for (const peer of ['alice', 'bob'] as const) {
    expect(state.sent[peer].map((delivery) => isDue(delivery, state, peer))).toEqual([due[peer]]);
  }
});

test('a transceiver whose m-line nobody knows yet is not stopped', () => {
  const state = deliveriesOf(...added, ...clicked('alice', 'stop-transceiver'));
  expect(state.sent.alice).toMatchObject([{ end: null }]);
});

test('a received track that is muted or has ended does not flow any more', () => {
  const track = { id: 'a at bob', kind: 'video' } as const;
  expect(missingOf(deliveriesOf(...both, ...of('bob', { type: 'track.muted', track })))).toHaveLength(1);
  expect(missingOf(deliveriesOf(...both, ...of('bob', { type: 'track.ended', track })))).toHaveLength(1);
});

test('a new run begins with nothing', () => {
  expect(deliveriesOf(...both, { type: 'run.started', scenario: 'perfect-negotiation', fault: null })).toBe(
    noDeliveries,
  );
});
