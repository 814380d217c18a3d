import { expect, test } from 'vitest';
import { decidePrediction, predictions, type PredictionId } from '#labs/model/checkpoints/predictions.ts';
import { inCallPredictions } from '#labs/model/checkpoints/in-call-goals.ts';
import { measurePredictions } from '#labs/model/checkpoints/measure-goals.ts';
import { buildTrace, of, type Fact } from '../../../support/build-trace.ts';
import { called, created, refused, sets, started } from '../facts.ts';
import { carried, healthyCall } from '../healthy-call.ts';
import { connectingRows, type PredictionRow } from './connecting-predictions.rows.ts';
import { relayPredictionRows } from './relay-rows.ts';
import { mediaPredictionRows } from './media-rows.ts';
import { codecPredictionRows } from './codec-rows.ts';
import { dataPredictionRows } from './data-rows.ts';
import { devicePredictionRows } from './device-rows.ts';
import { dumpPredictionRows } from './dump-rows.ts';
import { meshPredictionRows } from './mesh-rows.ts';
import { roomPredictionRows } from './room-rows.ts';
import { negotiationPredictionRows } from './negotiation-rows.ts';
import { statsPredictionRows } from './stats-rows.ts';
import { transferPredictionRows } from './transfer-rows.ts';

/** What only pages that ask it fetch. */
const later = { ...measurePredictions, ...inCallPredictions };
const ids = Object.keys({ ...predictions, ...later }) as PredictionId[];
const unmuted: Fact = { type: 'track.unmuted', track: { id: 't', kind: 'video' } };
const received: Fact = { type: 'track.received', track: { id: 't', kind: 'video' }, streams: [] };
const up: Fact = { type: 'connection.changed', state: 'connected' };
const sent = (kind: 'offer' | 'answer' | 'peerjs', id: string) => carried('alice', kind, id).slice(0, 1);
const offers = sets('local', 'offer', 'have-local-offer');
const rollsBack = sets('local', 'rollback', 'stable');

const rows: readonly PredictionRow[] = [
  { id: 'video-through-channel', when: 'the call is healthy', facts: healthyCall, says: 'none' },
  { id: 'video-through-channel', when: 'nothing flows yet', facts: sent('offer', 'a'), says: null },
  { id: 'video-through-channel', when: 'nothing was sent', facts: [unmuted], says: null },
  {
    id: 'video-through-channel',
    when: 'all messages are of another kind',
    facts: [...sent('peerjs', 'a'), unmuted],
    says: 'all',
  },
  {
    id: 'video-through-channel',
    when: 'some are',
    facts: [...sent('peerjs', 'a'), ...sent('offer', 'b'), unmuted],
    says: 'some',
  },
  { id: 'state-after-create-offer', when: 'the call is healthy', facts: healthyCall, says: 'stable' },
  {
    id: 'state-after-create-offer',
    when: 'an offer is set already',
    facts: [...offers, ...called('createOffer')],
    says: 'have-local-offer',
  },
  { id: 'state-after-create-offer', when: 'it has not resolved', facts: [started('createOffer')], says: null },
  { id: 'state-after-create-offer', when: 'it was refused', facts: refused('createOffer'), says: null },
  { id: 'state-after-create-offer', when: 'bob has called it', facts: of('bob', ...called('createOffer')), says: null },
  { id: 'first-track', when: 'the call is healthy', facts: healthyCall, says: 'bob' },
  { id: 'first-track', when: 'alice was told first', facts: [received, ...of('bob', received)], says: 'alice' },
  { id: 'first-track', when: 'nobody was told', facts: [created], says: null },
  { id: 'offers-per-call', when: 'one was sent', facts: [created, ...sent('offer', 'a'), up], says: 'one' },
  {
    id: 'offers-per-call',
    when: 'one was received',
    facts: [created, ...carried('bob', 'offer', 'b').slice(1), up],
    says: 'one',
  },
  {
    id: 'offers-per-call',
    when: 'two were sent',
    facts: [created, ...sent('offer', 'a'), ...sent('offer', 'b'), up],
    says: 'two',
  },
  {
    id: 'offers-per-call',
    when: 'three were sent',
    facts: [created, ...['a', 'b', 'c'].flatMap((id) => sent('offer', id)), up],
    says: 'more',
  },
  {
    id: 'offers-per-call',
    when: 'another came after the call was up',
    facts: [created, ...sent('offer', 'a'), up, ...sent('offer', 'b')],
    says: 'one',
  },
  { id: 'offers-per-call', when: 'the call is not up', facts: [created, ...sent('offer', 'a')], says: null },
  { id: 'offers-per-call', when: 'there is no connection', facts: sent('offer', 'a'), says: null },
  { id: 'state-after-rollback', when: 'alice has rolled back', facts: [...offers, ...rollsBack], says: 'stable' },
  {
    id: 'state-after-rollback',
    when: 'she went on after it',
    facts: [...offers, ...rollsBack, ...offers],
    says: 'stable',
  },
  { id: 'state-after-rollback', when: 'bob has rolled back', facts: of('bob', ...offers, ...rollsBack), says: null },
  { id: 'state-after-rollback', when: 'it was refused', facts: refused('setLocalDescription', 'rollback'), says: null },
  ...connectingRows,
  ...relayPredictionRows,
  ...statsPredictionRows,
  ...dumpPredictionRows,
  ...codecPredictionRows,
  ...mediaPredictionRows,
  ...meshPredictionRows,
  ...roomPredictionRows,
  ...negotiationPredictionRows,
  ...dataPredictionRows,
  ...transferPredictionRows,
  ...devicePredictionRows,
];

test.each(rows)('$id, when $when: $says', ({ id, facts, now, says }) => {
  const trace = buildTrace(...facts);
  expect(decidePrediction(id, trace, now ?? trace.events.at(-1)?.at ?? 0, later)).toBe(says);
});

test.each(ids.map((id) => ({ id })))('$id is decided and left open here', ({ id }) => {
  const outcomes = new Set(rows.filter((row) => row.id === id).map(({ says }) => says === null));
  expect(outcomes.size).toBe(2);
});

test.each(ids.map((id) => ({ id })))('$id is open as long as the trace is empty', ({ id }) => {
  expect(decidePrediction(id, buildTrace(), 9000, later)).toBeNull();
});
