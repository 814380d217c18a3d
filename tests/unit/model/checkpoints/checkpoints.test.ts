import { expect, test } from 'vitest';
import { en } from '#labs/messages/en.ts';
import { checkpoints, decideCheckpoint, type CheckpointId } from '#labs/model/checkpoints/checkpoints.ts';
import { inCallCheckpoints } from '#labs/model/checkpoints/in-call-goals.ts';
import { measureCheckpoints } from '#labs/model/checkpoints/measure-goals.ts';
import { buildTrace, of, type Fact } from '../../../support/build-trace.ts';
import { called, created, refused, resolved, sets } from '../facts.ts';
import { carried, hangUp, healthyCall } from '../healthy-call.ts';
import { connectingRows, type CheckpointRow } from './connecting-checkpoints.rows.ts';
import { relayCheckpointRows } from './relay-rows.ts';
import { mediaCheckpointRows } from './media-rows.ts';
import { codecCheckpointRows } from './codec-rows.ts';
import { dataCheckpointRows } from './data-rows.ts';
import { deviceCheckpointRows } from './device-rows.ts';
import { dumpCheckpointRows } from './dump-rows.ts';
import { meshCheckpointRows } from './mesh-rows.ts';
import { roomCheckpointRows } from './room-rows.ts';
import { negotiationCheckpointRows } from './negotiation-rows.ts';
import { statsCheckpointRows } from './stats-rows.ts';
import { transferCheckpointRows } from './transfer-rows.ts';

/** What only pages that ask it fetch. */
const later = { ...measureCheckpoints, ...inCallCheckpoints };
const ids = Object.keys({ ...checkpoints, ...later }) as CheckpointId[];
const both = (...facts: readonly Fact[]) => [...of('alice', ...facts), ...of('bob', ...facts)];
const up: Fact = { type: 'connection.changed', state: 'connected' };
const tracks = (kind: 'audio' | 'video'): Fact => ({ type: 'track.received', track: { id: 't', kind }, streams: [] });
const roomIs = (state: 'created' | 'joined' | 'ready' | 'left'): Fact => ({
  type: 'room.changed',
  room: 'K7QX2M',
  state,
});
const offers = sets('local', 'offer', 'have-local-offer');
const isOffered = sets('remote', 'offer', 'have-remote-offer');
const answers = sets('local', 'answer', 'stable');
const isAnswered = sets('remote', 'answer', 'stable');
const round = [...of('alice', ...offers), ...of('bob', ...isOffered, ...answers), ...of('alice', ...isAnswered)];

const rows: readonly CheckpointRow[] = [
  { id: 'call-connected', when: 'both are connected', facts: both(up), missing: null },
  { id: 'call-connected', when: 'both were, and have hung up', facts: [...healthyCall, ...hangUp], missing: null },
  { id: 'call-connected', when: 'only alice is', facts: of('alice', up), missing: 'not-connected' },
  { id: 'call-connected', when: 'only bob is', facts: of('bob', up), missing: 'not-connected' },
  {
    id: 'call-connected',
    when: 'ICE is, and no more',
    facts: both({ type: 'ice-connection.changed', state: 'connected' }),
    missing: 'not-connected',
  },
  { id: 'remote-video', when: 'both have video', facts: both(tracks('video')), missing: null },
  { id: 'remote-video', when: 'both have audio', facts: both(tracks('audio')), missing: 'no-track' },
  {
    id: 'remote-video',
    when: 'only bob has video',
    facts: [...both(tracks('audio')), ...of('bob', tracks('video'))],
    missing: 'no-track',
  },
  { id: 'both-closed', when: 'both have hung up', facts: [...healthyCall, ...hangUp], missing: null },
  { id: 'both-closed', when: 'the call goes on', facts: healthyCall, missing: 'not-closed' },
  { id: 'both-closed', when: 'only alice has', facts: [...healthyCall, ...called('close')], missing: 'not-closed' },
  {
    id: 'both-closed',
    when: 'both have, and a new one was made',
    facts: [...healthyCall, ...hangUp, created],
    missing: 'not-closed',
  },
  { id: 'offer-set', when: 'alice has offered', facts: offers, missing: null },
  {
    id: 'offer-set',
    when: 'alice has made an offer and not set it',
    facts: called('createOffer'),
    missing: 'no-local-offer',
  },
  { id: 'offer-set', when: 'bob has offered', facts: of('bob', ...offers), missing: 'no-local-offer' },
  { id: 'answer-set', when: 'a round is done', facts: round, missing: null },
  {
    id: 'answer-set',
    when: 'the answer has not reached alice',
    facts: round.slice(0, -isAnswered.length),
    missing: 'no-round',
  },
  { id: 'answer-set', when: 'both are stable from the start', facts: both(created), missing: 'no-round' },
  { id: 'round-done', when: 'a round is done', facts: round, missing: null },
  {
    id: 'round-done',
    when: 'bob offered and alice answered',
    facts: round.map((fact) => ({ ...fact, peer: fact.peer === 'bob' ? 'alice' : 'bob' })),
    missing: null,
  },
  { id: 'round-done', when: 'the next round is open', facts: [...round, ...offers], missing: 'no-round' },
  {
    id: 'round-done',
    when: 'the offer was rolled back',
    facts: [...offers, ...sets('local', 'rollback', 'stable')],
    missing: 'no-round',
  },
  {
    id: 'round-done',
    when: 'the round was one of earlier connections',
    facts: [...both(created), ...round, ...both(created)],
    missing: 'no-round',
  },
  { id: 'candidates-added', when: 'both have added one', facts: both(...called('addIceCandidate')), missing: null },
  {
    id: 'candidates-added',
    when: 'one was refused',
    facts: [...called('addIceCandidate'), ...of('bob', ...refused('addIceCandidate'))],
    missing: 'no-candidate',
  },
  { id: 'candidates-added', when: 'only alice has', facts: called('addIceCandidate'), missing: 'no-candidate' },
  {
    id: 'two-tab-connected',
    when: 'both are here and this one is connected',
    facts: [roomIs('ready'), up],
    missing: null,
  },
  { id: 'two-tab-connected', when: 'bob sees it', facts: of('bob', roomIs('ready'), up), missing: null },
  { id: 'two-tab-connected', when: 'nobody else came', facts: [roomIs('created'), up], missing: 'no-partner' },
  {
    id: 'two-tab-connected',
    when: 'both are here and nobody calls',
    facts: [roomIs('ready')],
    missing: 'not-connected',
  },
  {
    id: 'raw-call',
    when: 'offer, answer and candidate were our own',
    facts: [
      ...carried('alice', 'offer', 'alice-1'),
      ...carried('bob', 'answer', 'bob-1'),
      ...carried('bob', 'candidate', 'bob-2'),
      up,
    ],
    missing: null,
  },
  {
    id: 'raw-call',
    when: 'PeerJS has sent them',
    facts: [
      ...carried('alice', 'offer', 'peerjs-1'),
      ...carried('bob', 'answer', 'peerjs-2'),
      ...carried('bob', 'candidate', 'peerjs-3'),
      up,
    ],
    missing: 'no-raw-message',
  },
  {
    id: 'raw-call',
    when: 'there was no candidate',
    facts: [...carried('alice', 'offer', 'alice-1'), ...carried('bob', 'answer', 'bob-1'), up],
    missing: 'no-raw-message',
  },
  { id: 'raw-call', when: 'the call is not up', facts: carried('alice', 'offer', 'alice-1'), missing: 'not-connected' },
  { id: 'partner-left', when: 'the other one has left', facts: [roomIs('ready'), roomIs('left')], missing: null },
  {
    id: 'partner-back',
    when: 'the other one left, and the room is ready again',
    facts: [roomIs('ready'), roomIs('left'), roomIs('ready')],
    missing: null,
  },
  {
    id: 'partner-back',
    when: 'the other one has left',
    facts: [roomIs('ready'), roomIs('left')],
    missing: 'partner-not-back',
  },
  { id: 'partner-left', when: 'the other one is here', facts: [roomIs('ready')], missing: 'partner-stays' },
  {
    id: 'pranswer-visited',
    when: 'ours was set',
    facts: [...isOffered, ...sets('local', 'pranswer', 'have-local-pranswer')],
    missing: null,
  },
  {
    id: 'pranswer-visited',
    when: 'theirs was set',
    facts: [...offers, ...sets('remote', 'pranswer', 'have-remote-pranswer')],
    missing: null,
  },
  {
    id: 'pranswer-visited',
    when: 'one was refused',
    facts: refused('setRemoteDescription', 'pranswer'),
    missing: 'no-pranswer',
  },
  {
    id: 'rolled-back',
    when: 'an offer was rolled back',
    facts: [...offers, ...sets('local', 'rollback', 'stable')],
    missing: null,
  },
  {
    id: 'rolled-back',
    when: 'a rollback was refused',
    facts: refused('setLocalDescription', 'rollback'),
    missing: 'no-rollback',
  },
  { id: 'rolled-back', when: 'a round is done', facts: round, missing: 'no-rollback' },
  { id: 'refused', when: 'a call was refused for its state', facts: refused('createAnswer'), missing: null },
  {
    id: 'refused',
    when: 'a call was refused for another reason',
    facts: refused('createAnswer', undefined, 'OperationError'),
    missing: 'no-refusal',
  },
  { id: 'refused', when: 'everything succeeded', facts: healthyCall, missing: 'no-refusal' },
  ...connectingRows,
  ...relayCheckpointRows,
  ...statsCheckpointRows,
  ...dumpCheckpointRows,
  ...codecCheckpointRows,
  ...mediaCheckpointRows,
  ...meshCheckpointRows,
  ...roomCheckpointRows,
  ...negotiationCheckpointRows,
  ...dataCheckpointRows,
  ...transferCheckpointRows,
  ...deviceCheckpointRows,
];

test.each(rows)('$id, when $when: $missing', ({ id, facts, now, missing }) => {
  const trace = buildTrace(...facts);
  expect(decideCheckpoint(id, trace, now ?? trace.events.at(-1)?.at ?? 0, later)).toBe(missing);
});

test.each(ids.map((id) => ({ id })))('$id is both reached and missed here', ({ id }) => {
  const outcomes = new Set(rows.filter((row) => row.id === id).map(({ missing }) => missing === null));
  expect(outcomes.size).toBe(2);
});

test.each(ids.map((id) => ({ id })))('$id wants an empty lab to run first', ({ id }) => {
  expect(decideCheckpoint(id, buildTrace(), 9000, later)).toBe('run-first');
});

test('everything that may be missing is missing here, and has its sentence', () => {
  const missing = new Set<string>(rows.flatMap((row) => row.missing ?? []));
  expect([...missing, 'run-first'].sort()).toEqual(Object.keys(en.learning.checkpoint.missing).sort());
});

test('a call that was never started cannot fulfil a checkpoint by its name alone', () => {
  expect(decideCheckpoint('candidates-added', buildTrace(resolved('createOffer')), 0)).toBe('no-candidate');
});
