import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { connectDuration, noConnectTime, stepConnectTime } from '#labs/model/views/connect-time.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';

const made = (peer: 'alice' | 'bob', at: number): Fact => ({ type: 'connection.created', configuration: {}, peer, at });
const is = (state: 'connecting' | 'connected' | 'disconnected', peer: 'alice' | 'bob', at: number): Fact => ({
  type: 'connection.changed',
  state,
  peer,
  at,
});
const up = (peer: 'alice' | 'bob', at: number) => is('connected', peer, at);

test.each([
  { when: 'nothing has happened', facts: [], ms: null },
  { when: 'nobody is connected', facts: [made('alice', 5), is('connecting', 'alice', 9)], ms: null },
  { when: 'only alice is connected', facts: [made('alice', 5), up('alice', 50)], ms: null },
  { when: 'bob is last', facts: [made('alice', 5), made('bob', 8), up('alice', 50), up('bob', 60)], ms: 55 },
  { when: 'alice is last', facts: [made('alice', 5), made('bob', 8), up('bob', 60), up('alice', 75)], ms: 70 },
  {
    when: 'bob made the first connection',
    facts: [made('bob', 3), made('alice', 5), up('bob', 60), up('alice', 63)],
    ms: 60,
  },
  {
    when: 'a connection is lost and comes back',
    facts: [made('alice', 0), up('alice', 50), up('bob', 60), is('disconnected', 'bob', 900), up('bob', 1000)],
    ms: 60,
  },
  { when: 'no connection was seen to be made', facts: [up('alice', 50), up('bob', 60)], ms: null },
  { when: 'all happens at once', facts: [made('alice', 7), up('alice', 7), up('bob', 7)], ms: 0 },
])('when $when, it took $ms ms', ({ facts, ms }) => {
  expect(connectDuration(fold(buildTrace(...facts), stepConnectTime, noConnectTime))).toBe(ms);
});
