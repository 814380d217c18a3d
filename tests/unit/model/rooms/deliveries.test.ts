import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { noDeliveries, stepDeliveries } from '#labs/model/rooms/deliveries.ts';
import { noScene, stepScene } from '#labs/model/rooms/news.ts';
import { readPayload } from '#labs/model/rooms/read-offer.ts';
import { relayRules } from '#labs/model/rooms/relay-rules.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';
import { benEnters, gets, hears, idOf, isLost, offer, opens, rooms, sends, three, two, unplugs } from './room-facts.ts';

const [ann, ben, eve] = [idOf('Ann'), idOf('Ben'), idOf('Eve', rooms.second)];

function deliveries(...facts: Fact[]) {
  return fold(buildTrace(...facts), stepDeliveries, noDeliveries);
}

test('what went in at one socket and came out at another is one message', () => {
  const { rows, leaks } = deliveries(...two, sends('Ann', ben), gets('Ben', ann, ben));
  expect(rows.at(-1)).toMatchObject({ from: 'Ann', type: 'OFFER', to: 'Ben', readers: ['Ben'], carrier: 'server' });
  expect(leaks).toEqual([]);
});

test('what the server says is told to one', () => {
  const { rows } = deliveries(...three);
  expect(rows.map(({ type, detail, readers }) => [type, detail, ...readers])).toEqual([
    ['OPEN', idOf('Ann'), 'Ann'],
    ['ROOM', 'created', 'Ann'],
    ['OPEN', idOf('Ben'), 'Ben'],
    ['ROOM', 'joined', 'Ben'],
    ['ROOM', 'ready', 'Ann'],
    ['ROOM', 'ready', 'Ben'],
    ['409', 'room/full', 'Eve'],
    ['OPEN', idOf('Eve', rooms.second), 'Eve'],
    ['ROOM', 'created', 'Eve'],
  ]);
});

test('who reads what was for somebody else learns the fingerprint and the addresses', () => {
  const way = { carrier: 'everyone' } as const;
  const { rows, leaks } = deliveries(
    ...three,
    sends('Ann', ben, way),
    gets('Ben', ann, ben, way),
    gets('Eve', ann, ben, way),
  );
  expect(rows.at(-1)?.readers).toEqual(['Ben', 'Eve']);
  expect(leaks).toMatchObject([
    { reader: 'Eve', author: 'Ann', type: 'OFFER', fingerprint: 'sha-256 AB:CD', addresses: ['192.0.2.7 5000'] },
  ]);
});

test('what was read in an earlier call of the same two is told from what is read in this one', () => {
  const way = { carrier: 'everyone' } as const;
  const first = [...three, sends('Ann', ben, way), gets('Eve', ann, ben, way)];
  const earlier = (...facts: Fact[]) => deliveries(...first, ...facts).leaks.map(({ isEarlier }) => isEarlier);
  expect(earlier()).toEqual([false]);
  // Of the call between the two a stranger's message is no part.
  expect(earlier(sends('Eve', ann))).toEqual([false]);
  expect(earlier(sends('Ben', ann))).toEqual([true]);
  expect(earlier(sends('Ann', ben, way), gets('Eve', ann, ben, way))).toEqual([true, false]);
});

test('a message that nobody got has no reader, and the refusal is told to its author', () => {
  const expire = { type: 'EXPIRE', payload: null } as const;
  const { rows } = deliveries(...three, sends('Eve', ann), gets('Eve', ann, eve, expire));
  expect(rows.slice(-2)).toMatchObject([
    { from: 'Eve', to: 'Ann', readers: [] },
    { from: null, type: 'EXPIRE', to: 'Eve', readers: ['Eve'] },
  ]);
});

const clients = [
  { id: ann, room: rooms.first },
  { id: ben, room: rooms.first },
  { id: eve, room: rooms.second },
] as const;

test.each([
  { rule: 'room', type: 'CANDIDATE', dst: ben, to: [ben] },
  { rule: 'room', type: 'OFFER', dst: eve, to: [] },
  { rule: 'everyone', type: 'OFFER', dst: ben, to: [ben, eve] },
  { rule: 'known-types', type: 'ANSWER', dst: ben, to: [ben] },
  { rule: 'known-types', type: 'CANDIDATE', dst: ben, to: [] },
] as const)('$rule carries $type for $dst to $to', ({ rule, type, dst, to }) => {
  expect(relayRules[rule]({ type, dst }, clients[0], clients).map(({ id }) => id)).toEqual(to);
});

test.each([
  { payload: offer, says: { fingerprint: 'sha-256 AB:CD', addresses: ['192.0.2.7 5000'] } },
  {
    payload: { type: 'raw', candidate: { candidate: 'candidate:2 1 udp 9 abc.local 6000 typ host' } },
    says: { fingerprint: null, addresses: ['abc.local 6000'] },
  },
  { payload: { type: 'raw', candidate: null }, says: { fingerprint: null, addresses: [] } },
  { payload: 'HELLO', says: { fingerprint: null, addresses: [] } },
])('a payload gives away $says', ({ payload, says }) => {
  expect(readPayload(payload)).toEqual(says);
});

const isConnected = (visitor: string): Fact => ({ type: 'visitor.changed', visitor, state: 'connected' });
const choJoins = [
  hears('Cho', 'joined', rooms.second),
  hears('Eve', 'ready', rooms.second),
  hears('Cho', 'ready', rooms.second),
];
const toAll = { carrier: 'everyone' } as const;
const leaked = [...three, sends('Ann', ben, toAll), gets('Eve', ann, ben, toAll), isConnected('Ann')];

test.each<{ facts: Fact[]; key: string }>([
  { facts: [], key: 'nobody' },
  { facts: two, key: 'ready' },
  { facts: [...two, hears('Eve', 'full')], key: 'full' },
  { facts: [...two, unplugs('Ben')], key: 'silent' },
  { facts: [...two, unplugs('Ben'), isLost('Ben', 'cut'), hears('Ann', 'left')], key: 'found' },
  { facts: [...two, unplugs('Ben'), hears('Ann', 'left'), ...two.slice(2)], key: 'returned' },
  { facts: [...three, sends('Eve', ann), gets('Eve', ann, eve, { type: 'EXPIRE', payload: null })], key: 'expired' },
  { facts: [...two, gets('Ben', null, ben, { type: 'REFUSED', payload: { reason: 'unknown type' } })], key: 'refused' },
  { facts: [...two, sends('Ann', ben, { type: 'CANDIDATE', carrier: 'known-types' })], key: 'dropped' },
  { facts: [...two, isLost('Ann'), isLost('Ben')], key: 'empty' },
  { facts: three, key: 'full' },
  { facts: [...three, hears('Ann', 'left')], key: 'left' },
  { facts: [...three, hears('Cho', 'full'), opens('Cho', rooms.second), ...choJoins], key: 'full' },
  { facts: [...two, unplugs('Ben'), isLost('Ben', 'cut'), hears('Ann', 'left'), ...benEnters], key: 'ready' },
  { facts: [...two, unplugs('Ben'), hears('Ann', 'left'), ...benEnters, hears('Ann', 'left')], key: 'left' },
  { facts: leaked, key: 'leaked' },
  { facts: [...leaked, sends('Ann', ben, { carrier: 'room' }), isConnected('Ben')], key: 'connected' },
])('the news is $key', ({ facts, key }) => {
  expect(fold(buildTrace(...facts), stepScene, noScene).news.key).toBe(key);
});
