import { expect, test } from 'vitest';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { sameMoment } from '#labs/widgets/hooks/use-carried-moment.ts';
import { buildTrace } from '../../support/build-trace.ts';

const traceOf = (...who: readonly PeerId[]) =>
  buildTrace(...who.map((peer) => ({ type: 'server.opened', peer, id: peer }) as const));
const both = traceOf('alice', 'bob', 'alice', 'bob', 'alice');
const own = traceOf('alice', 'alice', 'alice');

test.each([
  { from: 'both to one', before: traceOf('alice', 'bob', 'alice', 'bob'), after: own, count: 2 },
  { from: 'one to both', before: traceOf('alice', 'alice'), after: both, count: 3 },
  { from: 'one to one that has not come so far', before: own, after: traceOf('alice'), count: null },
  { from: 'nothing of our own', before: traceOf('bob'), after: own, count: 0 },
])('from $from the last event of our own that is shown stays the last: $count', ({ before, after, count }) => {
  expect(sameMoment(before, after, 'alice')).toBe(count);
});
