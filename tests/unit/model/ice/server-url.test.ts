import { expect, test } from 'vitest';
import { isTurnUrl, problemInList, problemOf, type ServerProblem } from '#labs/model/ice/server-url.ts';

const keys = { username: 'u', credential: 'c' };
const none = { username: '', credential: '' };

test.each(['stun:a.example', 'stun:a.example:3478', 'stuns:192.0.2.1', 'STUN:[2001:db8::1]:3478', ' stun:a.example '])(
  '%s can be used',
  (url) => expect(problemOf({ url, ...none })).toBeNull(),
);

test.each(['turn:a.example', 'turns:a.example:5349?transport=tcp', 'turn:[::1]?transport=udp'])(
  '%s can be used, with credentials',
  (url) => {
    expect(problemOf({ url, ...keys })).toBeNull();
    expect(problemOf({ url, ...none })).toBe('credentials');
    expect(problemOf({ url, username: 'u', credential: '' })).toBe('credentials');
  },
);

test.each<[string, ServerProblem]>([
  ['', 'empty'],
  ['  ', 'empty'],
  ['a.example', 'scheme'],
  ['https://a.example', 'scheme'],
  ['stun:', 'host'],
  ['stun://a.example', 'host'],
  ['stun:a b', 'host'],
  ['stun:someone@a.example', 'host'],
  ['stun:💥', 'host'],
  ['stun:a..b', 'host'],
  ['stun:-a.example', 'host'],
  ['stun:%00', 'host'],
  ['stun:1.2.3', 'host'],
  ['stun:1.2.3.256', 'host'],
  ['stun:[::g]', 'host'],
  [`stun:${'a'.repeat(64)}.example`, 'host'],
  [`stun:${'a.'.repeat(130)}example`, 'host'],
  ['stun:a.example:', 'port'],
  ['stun:a.example:0', 'port'],
  ['stun:a.example:65536', 'port'],
  ['stun:a.example?transport=udp', 'transport'],
  ['turn:a.example?transport=sctp', 'transport'],
])('"%s" has a problem: %s', (url, problem) => {
  expect(problemOf({ url, ...keys })).toBe(problem);
});

test('a list has each server once, and has an end', () => {
  const server = { url: 'stun:a.example', ...none };
  expect(problemInList(server, [])).toBeNull();
  expect(problemInList({ ...server, url: ' stun:a.example' }, [server])).toBe('known');
  const many = Array.from({ length: 20 }, (_, index) => ({ ...server, url: `stun:a${index}.example` }));
  expect(problemInList(server, many)).toBe('full');
});

test('a TURN URL is told from a STUN URL', () => {
  expect([' turn:a', 'TURNS:a', 'stun:a', 'turnip:a'].map(isTurnUrl)).toEqual([true, true, false, false]);
});
