import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { noInterface, stepInterface } from '#labs/model/views/interface-states.ts';
import { noOutage, stepOutage } from '#labs/model/views/outage.ts';
import { noRestarts, stepRestarts } from '#labs/model/views/restarts.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';
import { created, resolved } from '../facts.ts';
import { is, local, plug, restarted, sdp, step } from '../restart-facts.ts';

const restartsOf = (...facts: Fact[]) => fold(buildTrace(...facts), stepRestarts, noRestarts);

test('a restart is what each side said before and says after, and whether packets went on', () => {
  const { restarts, now } = restartsOf(...restarted);
  expect(restarts).toHaveLength(1);
  const [{ way, sides } = { way: null, sides: null }] = restarts;
  expect(way).toBe('method');
  expect(sides?.alice.before).toEqual({
    ufrag: 'a1',
    pwd: 'a1-pwd',
    fingerprint: 'sha-256 AA',
    sections: 'audio 0, video 1',
    codecs: 2,
    tracks: 's t, s v',
  });
  expect(sides?.alice.after).toMatchObject({ ufrag: 'a2', fingerprint: 'sha-256 AA', sections: 'audio 0, video 1' });
  expect(sides?.bob).toMatchObject({ packetsBefore: 20, packets: 25, after: { ufrag: 'b2' } });
  expect(now.alice.connections).toBe(1);
});

test('a later restart begins with what the one before it has left', () => {
  const { restarts } = restartsOf(...restarted, step('restart-by-option'), local('offer', sdp('a3')));
  expect(
    restarts.map(({ way, sides }) => [
      way,
      sides.alice.before.ufrag,
      sides.alice.after?.ufrag ?? null,
      sides.bob.after?.ufrag ?? null,
    ]),
  ).toEqual([
    ['method', 'a1', 'a2', 'b2'],
    ['option', 'a2', 'a3', null],
  ]);
});

test('there is no restart before there is a call', () => {
  expect(restartsOf(step('restart-by-method')).restarts).toEqual([]);
});

test('an interface follows the connection, and knows of its own doings', () => {
  const shown = (...facts: Fact[]) => fold(buildTrace(...facts), stepInterface, noInterface).alice;
  expect(shown()).toBe('idle');
  expect(shown(created)).toBe('connecting');
  expect(shown(created, is('connected'))).toBe('connected');
  expect(shown(created, is('connected'), is('disconnected'))).toBe('unstable');
  expect(shown(created, is('disconnected'), is('failed'))).toBe('lost');
  expect(shown(created, is('failed'), step('restart-by-method'))).toBe('retrying');
  expect(shown(created, is('failed'), step('restart-by-method'), is('disconnected'))).toBe('retrying');
  expect(shown(created, is('failed'), step('restart-by-method'), is('connected'))).toBe('connected');
  expect(shown(created, is('connected'), step('restart-by-method'))).toBe('connected');
  expect(shown(created, is('connected'), resolved('close'))).toBe('ended');
});

test('an outage is counted from the plug, and a state from its event', () => {
  const outage = (...facts: Fact[]) => fold(buildTrace(...facts), stepOutage, noOutage);
  expect(outage(plug(true, 10), plug(true, 20))).toMatchObject({ unpluggedAt: 10 });
  expect(outage(plug(true, 10), { ...is('disconnected'), at: 30 })).toEqual({
    ...noOutage,
    unpluggedAt: 10,
    state: 'disconnected',
    since: 30,
  });
  expect(outage(plug(true, 10), plug(false, 40))).toMatchObject({ unpluggedAt: null });
  expect(outage({ ...plug(true, 10), peer: 'bob' })).toEqual(noOutage);
});

test('the server of either side is missed while the call is not closed', () => {
  const outage = (...facts: Fact[]) => fold(buildTrace(...facts), stepOutage, noOutage);
  const gone: Fact = { type: 'turn.unlinked', reason: 'the server is gone' };
  expect(outage(is('connected'), { ...gone, peer: 'bob' })).toMatchObject({ isServerGone: true });
  expect(outage(is('connected'), resolved('close'), gone)).toMatchObject({ isServerGone: false });
  const found: Fact = { type: 'ice-connection.changed', state: 'connected' };
  expect(outage(found)).toMatchObject({ state: 'new', hasWay: true });
});
