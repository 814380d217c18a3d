import { roomAlphabet } from '#labs/model/wire.ts';
import { createRooms, parseSeatId } from '#peer-server/rooms.ts';
import { expect, test } from 'vitest';

const reservationMs = 10_000;

/** Rooms on a clock that stands still, with signs that are all different. */
function roomsAt() {
  const clock = { now: 0 };
  let next = 7;
  const random = (below: number) => {
    next = (next * 1_103_515_245 + 12_345) % 2_147_483_648;
    return next % below;
  };
  return { clock, rooms: createRooms({ now: () => clock.now, random, reservationMs }) };
}

const room = 'ABCDEF';

test('the first seat is alice, the second bob, and there is no third', () => {
  const { rooms } = roomsAt();
  expect(rooms.reserve(room, {})?.role).toBe('alice');
  expect(rooms.reserve(room, {})?.role).toBe('bob');
  expect(rooms.reserve(room, {})).toBeNull();
});

test('an id is the room and twenty signs, a token 26, and no two are the same', () => {
  const { rooms } = roomsAt();
  const [first, second] = [rooms.reserve(room, {}), rooms.reserve(room, {})];
  expect(first?.id).toMatch(/^ABCDEF-[2-9A-HJKMNP-Z]{20}$/);
  expect(first?.token).toMatch(/^[2-9A-HJKMNP-Z]{26}$/);
  expect(second?.id).not.toBe(first?.id);
  expect(second?.token).not.toBe(first?.token);
});

test('a reservation runs out after ten seconds, a seat with a socket does not', () => {
  const { rooms, clock } = roomsAt();
  const seat = rooms.reserve(room, {});
  const place = rooms.find(seat?.id ?? '', seat?.token ?? '');
  rooms.reserve(room, {});
  if (place === null) throw new Error('the seat is not found');
  rooms.open(place);
  clock.now = reservationMs - 1;
  expect(rooms.reserve(room, {})).toBeNull();
  clock.now = reservationMs;
  expect(rooms.reserve(room, {})?.role).toBe('bob');
});

test('whoever stays keeps the role, and the next takes the other', () => {
  const { rooms } = roomsAt();
  const [first] = [rooms.reserve(room, {}), rooms.reserve(room, {})];
  const place = rooms.find(first?.id ?? '', first?.token ?? '');
  if (place === null) throw new Error('the seat is not found');
  rooms.open(place);
  rooms.leave(place);
  expect(rooms.reserve(room, {})?.role).toBe('alice');
  expect(rooms.reserve(room, {})).toBeNull();
});

test('an earlier id and token is the same seat again, also when the room is full', () => {
  const { rooms } = roomsAt();
  const first = rooms.reserve(room, {});
  rooms.reserve(room, {});
  expect(rooms.reserve(room, first ?? {})).toEqual(first);
});

test('a seat that is asked for again before its socket is closed is kept for whoever asked', () => {
  const { rooms, clock } = roomsAt();
  const seat = rooms.reserve(room, {});
  const place = rooms.find(seat?.id ?? '', seat?.token ?? '');
  if (place === null || seat === null) throw new Error('the seat is not found');
  rooms.open(place);
  expect(rooms.reserve(room, seat)).toEqual(seat);
  rooms.leave(place);
  expect(rooms.find(seat.id, seat.token)).not.toBeNull();
  // Nobody came, so it is free.
  clock.now = reservationMs;
  expect(rooms.find(seat.id, seat.token)).toBeNull();
});

test('after a restart an earlier id and token is granted when a place is free', () => {
  const before = roomsAt();
  const [first, second] = [before.rooms.reserve(room, {}), before.rooms.reserve(room, {})];
  const after = roomsAt();
  expect(after.rooms.reserve(room, second ?? {})).toEqual({ ...second, role: 'alice' });
  expect(after.rooms.reserve(room, first ?? {})).toEqual({ ...first, role: 'bob' });
});

test.each([
  { name: 'of another room', earlier: { id: 'GHJKMN-AAAAAAAAAAAAAAAAAAAA', token: 'A'.repeat(26) } },
  { name: 'with a token too short', earlier: { id: `${room}-AAAAAAAAAAAAAAAAAAAA`, token: 'A' } },
  { name: 'without a token', earlier: { id: `${room}-AAAAAAAAAAAAAAAAAAAA` } },
  { name: 'nobody gave', earlier: { id: 'alice', token: 'secret' } },
])('an earlier seat $name is answered with a new one', ({ earlier }) => {
  const { rooms } = roomsAt();
  const seat = rooms.reserve(room, earlier);
  expect(seat?.id).not.toBe(earlier.id);
  expect(seat?.token).not.toBe(earlier.token);
});

test('somebody else’s id with a wrong token is a new seat, never theirs', () => {
  const { rooms } = roomsAt();
  const first = rooms.reserve(room, {});
  const thief = rooms.reserve(room, { id: first?.id, token: 'A'.repeat(26) });
  expect(thief?.id).not.toBe(first?.id);
  expect(rooms.find(first?.id ?? '', 'A'.repeat(26))).toBeNull();
});

test('an empty room is forgotten, by leaving and by running out', () => {
  const { rooms, clock } = roomsAt();
  const seat = rooms.reserve(room, {});
  rooms.reserve('GHJKMN', {});
  expect(rooms.count()).toBe(2);
  const place = rooms.find(seat?.id ?? '', seat?.token ?? '');
  if (place !== null) rooms.open(place);
  if (place !== null) rooms.leave(place);
  expect(rooms.count()).toBe(1);
  clock.now = reservationMs;
  rooms.sweep();
  expect(rooms.count()).toBe(0);
});

test('a free code is none that is in use', () => {
  const { rooms } = roomsAt();
  for (let index = 0; index < 1_000; index += 1) {
    const code = rooms.freeCode() ?? '';
    expect([...code].every((sign) => roomAlphabet.includes(sign))).toBe(true);
    expect(rooms.reserve(code, {})?.role).toBe('alice');
  }
  expect(rooms.count()).toBe(1_000);
});

test.each([
  { id: 'ABCDEF-AAAAAAAAAAAAAAAAAAAA', is: { room } },
  { id: 'ABCDE0-AAAAAAAAAAAAAAAAAAAA', is: null },
  { id: 'abcdef-AAAAAAAAAAAAAAAAAAAA', is: null },
  { id: 'ABCDEF-AAAAAAAAAAAAAAAAAAA', is: null },
  { id: 'ABCDEF-AAAAAAAAAAAAAAAAAAA0', is: null },
  { id: 'ABCDEF_AAAAAAAAAAAAAAAAAAAA', is: null },
  { id: '', is: null },
])('the id $id is read as $is', ({ id, is }) => {
  expect(parseSeatId(id)).toEqual(is);
});
