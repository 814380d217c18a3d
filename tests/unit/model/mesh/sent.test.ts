import { expect, test } from 'vitest';
import { rateBetween, sentOf } from '#labs/model/mesh/sent.ts';
import { countMesh, isWhole, worse } from '#labs/model/mesh/view.ts';

const outbound = (timestamp: number, bytesSent: number, totalEncodeTime: number) => ({
  ...{ id: 'O', type: 'outbound-rtp', kind: 'video', timestamp, bytesSent, headerBytesSent: 500, totalEncodeTime },
});

test('a rate is what was sent between two samples, and how long its encoder worked', () => {
  const before = sentOf([outbound(1000, 0, 0.1)]);
  const after = sentOf([{ id: 'T', type: 'transport' }, outbound(3000, 10_000, 0.12)]);
  const rate = before && after && rateBetween(before, after);
  expect(rate?.kbit).toBe(40);
  expect(rate?.encodeMs).toBeCloseTo(10, 5);
});

test('one sample, two of the same time, and counters that run back make no rate', () => {
  const sent = { at: 1000, bytes: 100, encodeTime: 0 };
  expect(rateBetween(undefined, sent)).toBeNull();
  expect(rateBetween(sent, sent)).toBeNull();
  expect(rateBetween(sent, { ...sent, at: 2000, bytes: 50 })).toBeNull();
});

test('sound alone is no picture, and headers are part of what is sent', () => {
  expect(sentOf([{ ...outbound(1, 1, 1), kind: 'audio' }])).toBeNull();
  expect(sentOf([outbound(1, 1000, 1)])?.bytes).toBe(1500);
});

test('of two ends the worse one is told', () => {
  expect(worse('connected', undefined)).toBe('connected');
  expect(worse('connected', 'connecting')).toBe('connecting');
  expect(worse('failed', 'disconnected')).toBe('failed');
  expect(worse('closed', 'connected')).toBe('connected');
});

test('a mesh is whole when every two are connected', () => {
  const peer = (seat: 'alice' | 'bob' | 'carol') => ({ seat, where: 'here' as const, connections: 2 });
  const three = [peer('alice'), peer('bob'), peer('carol')];
  const up = { id: 'alice-bob' as const, state: 'connected' as const };
  expect(isWhole(countMesh({ peers: three, pairs: [up, up, up] }))).toBe(true);
  expect(isWhole(countMesh({ peers: three, pairs: [up, up] }))).toBe(false);
  expect(isWhole(countMesh({ peers: three, pairs: [up, up, { ...up, state: 'failed' }] }))).toBe(false);
  expect(isWhole(countMesh({ peers: [peer('alice')], pairs: [] }))).toBe(false);
});
