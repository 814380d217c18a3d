import { expect, test } from 'vitest';
import { scan } from '#labs/model/fold.ts';
import { initialNegotiation, stepNegotiation } from '#labs/model/negotiation/negotiation-states.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { buildTrace, of, type Fact } from '../../../support/build-trace.ts';
import { applied, called, created, rejected, started } from '../facts.ts';
import {
  answers,
  ignores,
  isRefused,
  naiveGlare,
  offers,
  resolvedGlare,
  round,
  stubbornGlare,
  takesAnswer,
  takesOffer,
} from './negotiation-facts.ts';

/** The states one side goes through. */
function passed(peer: PeerId, facts: readonly Fact[]): readonly string[] {
  const states = scan(buildTrace(...facts), stepNegotiation, initialNegotiation).map((each) => each[peer].state);
  return states.filter((state, index) => state !== states[index - 1]);
}

test.each([
  {
    what: 'a round',
    facts: round('alice'),
    alice: ['stable', 'making-offer', 'have-local-offer', 'stable'],
    bob: ['stable', 'answering', 'stable'],
  },
  {
    what: 'glare with one polite side',
    facts: resolvedGlare,
    alice: ['stable', 'making-offer', 'have-local-offer', 'ignoring', 'stable', 'answering', 'stable'],
    bob: [
      ...['stable', 'making-offer', 'have-local-offer', 'rolling-back', 'answering', 'stable'],
      ...['making-offer', 'have-local-offer', 'stable'],
    ],
  },
  {
    what: 'glare in which both give way',
    facts: naiveGlare,
    alice: ['stable', 'making-offer', 'have-local-offer', 'rolling-back', 'answering', 'stable', 'stuck'],
    bob: ['stable', 'making-offer', 'have-local-offer', 'rolling-back', 'answering', 'stable', 'stuck'],
  },
  {
    what: 'glare in which neither does',
    facts: stubbornGlare,
    alice: ['stable', 'making-offer', 'have-local-offer', 'ignoring'],
    bob: ['stable', 'making-offer', 'have-local-offer', 'ignoring'],
  },
  {
    what: 'an offer that comes while an own one is being made',
    facts: [started('setLocalDescription'), ...ignores('alice'), applied('local', 'offer'), ...takesAnswer('alice')],
    alice: ['stable', 'making-offer', 'ignoring', 'stable'],
    bob: ['stable'],
  },
  {
    what: 'an own offer that is refused because theirs is there already',
    facts: [
      ...called('createOffer'),
      ...takesOffer('alice'),
      ...isRefused('alice', 'setLocalDescription', 'offer'),
      ...answers('alice'),
    ],
    alice: ['stable', 'making-offer', 'rolling-back', 'answering', 'stuck', 'stable'],
    bob: ['stable'],
  },
  {
    what: 'an offer that is queued behind the answer to an own one',
    facts: [
      ...offers('alice'),
      started('setRemoteDescription', 'answer', 7),
      started('setRemoteDescription', 'offer', 8),
      applied('remote', 'answer'),
      applied('remote', 'offer'),
      ...answers('alice'),
    ],
    alice: ['stable', 'making-offer', 'have-local-offer', 'stable', 'answering', 'stable'],
    bob: ['stable'],
  },
  {
    what: 'an offer that is taken back',
    facts: [...offers('alice'), applied('local', 'rollback')],
    alice: ['stable', 'making-offer', 'have-local-offer', 'stable'],
    bob: ['stable'],
  },
  {
    what: 'a round after it was stuck',
    facts: [...isRefused('alice', 'setRemoteDescription', 'answer'), ...round('alice')],
    alice: ['stable', 'stuck', 'making-offer', 'have-local-offer', 'stable'],
    bob: ['stable', 'answering', 'stable'],
  },
  {
    what: 'close()',
    facts: [...called('close'), ...offers('alice')],
    alice: ['stable', 'closed'],
    bob: ['stable'],
  },
  {
    what: 'a new connection',
    facts: [...offers('alice'), created],
    alice: ['stable', 'making-offer', 'have-local-offer', 'stable'],
    bob: ['stable'],
  },
])('$what: alice goes $alice, bob goes $bob', ({ facts, alice, bob }) => {
  expect(passed('alice', facts)).toEqual(alice);
  expect(passed('bob', facts)).toEqual(bob);
});

test('a candidate that is refused is no failure of the negotiation', () => {
  expect(passed('bob', of('bob', started('addIceCandidate'), rejected('addIceCandidate')))).toEqual(['stable']);
});
