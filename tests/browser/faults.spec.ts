import { faultIds, type FaultId } from '#labs/model/scenarios/fault-ids.ts';
import { faults } from '#labs/model/scenarios/faults.ts';
import type { Pattern } from './support/page/recorded-run.ts';
import { expect, test } from './support/observed-page.ts';
import { watchResources } from './support/watched-resources.ts';

type Sign = {
  /** Where the director stands in the end. */
  outcome: 'done' | 'failed';
  /** What is recorded sooner or later, so that the fault can be seen. */
  shows: readonly Pattern[];
  /** What is not, although it would be in a healthy call. */
  lacks?: readonly Pattern[];
};

const refused = (peer: string, call: string, name: string): Pattern => ({
  type: 'call.rejected',
  ...{ peer, call, error: { name } },
});
const changed = (machine: string, peer: string, state: string): Pattern => ({
  type: `${machine}.changed`,
  peer,
  state,
});
const called = (peer: string, method: string): Pattern => ({ type: 'call.started', peer, method });
const connected = changed('connection', 'alice', 'connected');

/** How each fault shows in Chromium. */
const signs: Readonly<Record<Exclude<FaultId, 'room-full'>, Sign>> = {
  'no-answer': {
    ...{ outcome: 'done', shows: [changed('ice-gathering', 'alice', 'complete')] },
    lacks: [called('bob', 'setRemoteDescription'), changed('signaling', 'alice', 'stable')],
  },
  'answer-lost': {
    ...{ outcome: 'done', shows: [refused('alice', 'addIceCandidate#1', 'InvalidStateError')] },
    lacks: [{ type: 'message.received', message: { kind: 'answer' } }],
  },
  'answer-not-set': {
    ...{ outcome: 'done', shows: [changed('signaling', 'alice', 'stable')] },
    lacks: [called('bob', 'setLocalDescription')],
  },
  'offer-not-set': {
    ...{ outcome: 'failed', shows: [refused('alice', 'setRemoteDescription#1', 'InvalidStateError')] },
    lacks: [called('alice', 'setLocalDescription')],
  },
  'answer-twice': {
    ...{ outcome: 'failed', shows: [refused('alice', 'setRemoteDescription#2', 'InvalidStateError'), connected] },
  },
  glare: {
    outcome: 'failed',
    shows: ['alice', 'bob'].map((peer) => refused(peer, 'setRemoteDescription#2', 'InvalidStateError')),
    lacks: [connected],
  },
  'empty-offer': {
    ...{ outcome: 'done', shows: [changed('signaling', 'alice', 'stable')] },
    lacks: [{ type: 'candidate.gathered' }],
  },
  'no-renegotiation': {
    ...{ outcome: 'done', shows: [connected, { type: 'call.started', call: 'addTrack#3' }] },
    lacks: [{ type: 'call.started', call: 'createOffer#2' }],
  },
  'late-data-channel': {
    ...{ outcome: 'done', shows: [connected, called('alice', 'createDataChannel')] },
    lacks: [{ type: 'data-channel.opened' }],
  },
  'tracks-too-late': {
    ...{ outcome: 'done', shows: [connected, { type: 'negotiation.needed', peer: 'bob' }] },
    lacks: [{ type: 'track.received', peer: 'alice' }],
  },
  'audio-only-offer': {
    ...{ outcome: 'done', shows: [connected, { type: 'negotiation.needed', peer: 'bob' }] },
    lacks: [{ type: 'track.received', peer: 'alice', track: { kind: 'video' } }],
  },
  'wrong-m-lines': { outcome: 'failed', shows: [refused('alice', 'setRemoteDescription#1', 'InvalidAccessError')] },
  'mangled-sdp': { outcome: 'failed', shows: [refused('bob', 'setRemoteDescription#1', 'OperationError')] },
  'answer-in-wrong-state': { outcome: 'failed', shows: [refused('bob', 'createAnswer#1', 'InvalidStateError')] },
  'late-ontrack': {
    ...{ outcome: 'done', shows: [{ type: 'playback.started', peer: 'alice' }] },
    lacks: [{ type: 'playback.started', peer: 'bob' }],
  },
  'closed-connection-reused': { outcome: 'failed', shows: [refused('alice', 'createOffer#2', 'InvalidStateError')] },
  'connections-left-open': {
    ...{ outcome: 'done', shows: [connected, { type: 'data-channel.opened', peer: 'bob' }] },
    lacks: [called('alice', 'close'), called('bob', 'close')],
  },
  'candidates-not-relayed': {
    ...{ outcome: 'done', shows: [changed('ice-gathering', 'bob', 'complete')] },
    lacks: [called('alice', 'addIceCandidate'), called('bob', 'addIceCandidate')],
  },
  'candidates-one-way': {
    ...{ outcome: 'done', shows: [connected, called('bob', 'addIceCandidate')] },
    lacks: [called('alice', 'addIceCandidate')],
  },
  'candidate-too-early': {
    outcome: 'done',
    shows: [refused('bob', 'addIceCandidate#1', 'InvalidStateError'), changed('signaling', 'alice', 'stable')],
    lacks: [connected],
  },
  'malformed-candidate': {
    ...{ outcome: 'done', shows: [refused('bob', 'addIceCandidate#1', 'TypeError')] },
    lacks: [connected],
  },
  'null-candidate': {
    ...{ outcome: 'done', shows: [connected, { type: 'code.failed', peer: 'alice', error: { name: 'TypeError' } }] },
  },
  'relay-without-turn': {
    ...{ outcome: 'done', shows: [changed('ice-gathering', 'alice', 'complete')] },
    lacks: [connected, changed('ice-connection', 'alice', 'checking')],
  },
  'turn-without-credentials': {
    ...{ outcome: 'failed', shows: [{ type: 'connection.refused', error: { name: 'InvalidAccessError' } }] },
  },
  'bad-ice-url': {
    ...{ outcome: 'failed', shows: [{ type: 'connection.refused', error: { name: 'SyntaxError' } }] },
  },
  'dead-stun': { outcome: 'done', shows: [{ type: 'candidate.failed', code: 701 }, connected] },
  'harmless-701': { outcome: 'done', shows: [{ type: 'candidate.failed', code: 701 }, connected] },
  'half-ice-restart': {
    ...{ outcome: 'done', shows: [connected, called('alice', 'restartIce')] },
    lacks: [{ type: 'call.started', call: 'createOffer#2' }],
  },
  'peer-vanished': {
    outcome: 'done',
    shows: [changed('ice-connection', 'alice', 'disconnected'), changed('connection', 'alice', 'failed')],
    lacks: [called('bob', 'close'), { type: 'message.sent', message: { kind: 'bye' } }],
  },
  'wrong-fingerprint': {
    ...{
      outcome: 'done',
      shows: ['ice-connection', 'connection'].map((machine) =>
        changed(machine, 'alice', machine === 'connection' ? 'failed' : 'connected'),
      ),
    },
    lacks: [connected],
  },
  'insecure-context': {
    outcome: 'failed',
    shows: [
      { type: 'page.noted', secureContext: false },
      { type: 'media.refused', error: { name: 'NotSupportedError' } },
    ],
  },
  'autoplay-blocked': {
    outcome: 'failed',
    shows: [connected, { type: 'playback.refused', peer: 'bob', muted: false, error: { name: 'NotAllowedError' } }],
  },
  'permission-denied': { outcome: 'failed', shows: [{ type: 'media.refused', error: { name: 'NotAllowedError' } }] },
  'camera-busy': { outcome: 'failed', shows: [{ type: 'media.refused', error: { name: 'NotReadableError' } }] },
  'frozen-picture': {
    ...{ outcome: 'done', shows: [connected, { type: 'track.stopped', peer: 'alice', track: { kind: 'video' } }] },
    lacks: [{ type: 'track.ended' }, { type: 'track.muted' }],
  },
  'no-common-codec': { outcome: 'done', shows: [{ type: 'track.ended', peer: 'bob', track: { kind: 'video' } }] },
  'send-before-open': {
    ...{ outcome: 'failed', shows: [{ type: 'data.refused', error: { name: 'InvalidStateError' } }] },
  },
  'two-channels': {
    outcome: 'done',
    shows: [0, 1].flatMap((id) =>
      ['alice', 'bob'].map((peer) => ({ type: 'data-channel.opened', peer, channel: { id } })),
    ),
  },
  'channel-ids-differ': {
    outcome: 'done',
    shows: ['alice', 'bob'].map((peer) => ({ type: 'data.sent', peer })),
    lacks: [{ type: 'data.received' }],
  },
  'message-too-big': {
    outcome: 'failed',
    shows: [{ type: 'data.refused', bytes: 300_000, error: { name: 'TypeError' } }],
  },
  'flooded-channel': {
    outcome: 'failed',
    shows: [{ type: 'data.sent' }, { type: 'data.refused', error: { name: 'OperationError' } }],
  },
};

const nothingOpen = { connections: 0, tracks: 0, intervals: 0, audioContexts: 0 };

test.use({
  // Before the page's own scripts, so that nothing escapes the account.
  page: async ({ page }, use) => {
    await page.addInitScript(watchResources);
    await use(page);
  },
});

for (const fault of faultIds.filter((id) => id !== 'room-full')) {
  test(`${fault} shows in the trace, and nothing of it is left`, async ({ observed }) => {
    // A server that never answers is waited for, as the application does.
    test.setTimeout(90_000);
    const { outcome, shows, lacks = [] } = signs[fault];
    const call = await observed.evaluateHandle((id) => window.agreement.runBroken(id), fault);
    for (const pattern of shows) {
      await test.step(JSON.stringify(pattern), () =>
        call.evaluate((running, each) => running.until(each as Pattern), pattern as object),
      );
    }
    const found = await call.evaluate(
      (running, each) => each.map((one) => running.has(one as Pattern)),
      lacks as readonly object[],
    );
    expect(lacks.filter((_, index) => found[index])).toEqual([]);
    expect(await call.evaluate((running) => running.outcome())).toBe(outcome);

    const { events } = await call.evaluate((running) => running.trace());
    expect(events[0]).toMatchObject({ type: 'run.started', scenario: 'loopback-call', fault });
    const started = events.flatMap((event) => (event.type === 'step.started' ? [event.step] : []));
    expect(faults[fault].steps.map(({ id }) => id).slice(0, started.length)).toEqual(started);

    await call.evaluate((running) => running.end());
    await expect.poll(() => observed.evaluate(() => window.resources.open())).toEqual(nothingOpen);
  });
}

const ways: readonly { rule: string; shows: readonly Pattern[]; lacks?: readonly Pattern[] }[] = [
  {
    rule: 'drop:offer:alice',
    shows: [{ type: 'message.sent', message: { kind: 'offer' } }],
    lacks: [{ type: 'message.received', message: { kind: 'offer' } }, called('bob', 'setRemoteDescription')],
  },
  {
    rule: 'drop:answer:bob',
    shows: [refused('alice', 'addIceCandidate#1', 'InvalidStateError')],
    lacks: [{ type: 'message.received', message: { kind: 'answer' } }],
  },
  { rule: 'delay:answer:bob:300', shows: [connected] },
  { rule: 'duplicate:candidate:alice', shows: [connected] },
  { rule: 'reorder:candidate:bob', shows: [connected] },
];

for (const { rule, shows, lacks = [] } of ways) {
  test(`with ${rule} the trace tells what went and what came`, async ({ observed }) => {
    const call = await observed.evaluateHandle((each) => window.agreement.runBroken(null, [each]), rule);
    for (const pattern of shows)
      await call.evaluate((running, each) => running.until(each as Pattern), pattern as object);
    const found = await call.evaluate(
      (running, each) => each.map((one) => running.has(one as Pattern)),
      lacks as readonly object[],
    );
    expect(lacks.filter((_, index) => found[index])).toEqual([]);
    expect(await call.evaluate((running) => running.outcome())).toBe('done');
    await call.evaluate((running) => running.end());
    await expect.poll(() => observed.evaluate(() => window.resources.open())).toEqual(nothingOpen);
  });
}
