import fc from 'fast-check';
import { expect, test } from 'vitest';
import { en } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { ko } from '#labs/messages/ko.ts';
import { describeEvent, methodOf, sentenceKeys, type Sentence } from '#labs/model/describe.ts';
import { buildTrace, type Fact } from '../../support/build-trace.ts';
import { anyFact, eventTypes } from './any-trace.ts';
import { applied, rejected, started } from './facts.ts';

function sentenceOf(fact: Fact): Sentence {
  const [event] = buildTrace(fact).events;
  if (event === undefined) throw new Error('no event');
  return describeEvent(event);
}

test.each(eventTypes.map((type) => ({ type })))(
  '$type has a sentence in both languages with every word filled in',
  ({ type }) => {
    fc.assert(
      fc.property(anyFact(type), (fact) => {
        const { key, values } = sentenceOf(fact);
        expect(sentenceKeys).toContain(key);
        for (const { common } of [en, ko]) {
          const sentence = common.events.sentences[key];
          const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
          for (const name of names) expect(Object.keys(values)).toContain(name);
          expect(fill(sentence, values)).not.toBe('');
        }
      }),
      { numRuns: 40 },
    );
  },
);

test('every sentence is said of some event', () => {
  const said = new Set<string>();
  for (const type of eventTypes) {
    for (const fact of fc.sample(anyFact(type), { numRuns: 150, seed: 1 })) said.add(sentenceOf(fact).key);
  }
  expect([...said].sort()).toEqual([...sentenceKeys].sort());
});

const line = 'candidate:842163049 1 UDP 1677729535 192.0.2.7 46154 typ srflx raddr 10.0.0.1 rport 46154';
const candidate = { candidate: line, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: null };

test.each<{ fact: Fact; says: string }>([
  { fact: started('createOffer'), says: 'calls createOffer()' },
  { fact: started('setLocalDescription'), says: 'calls setLocalDescription()' },
  { fact: started('setRemoteDescription', 'answer'), says: 'calls setRemoteDescription(answer)' },
  { fact: rejected('createAnswer'), says: 'createAnswer was refused: InvalidStateError' },
  { fact: applied('remote', 'pranswer'), says: 'now has a remote pranswer' },
  { fact: { type: 'candidate.gathered', candidate }, says: 'found a candidate: srflx udp' },
  {
    fact: { type: 'candidate.gathered', candidate: { ...candidate, candidate: '' } },
    says: 'has found all candidates',
  },
  { fact: { type: 'candidate.gathered', candidate: null }, says: 'has found all candidates' },
  { fact: { type: 'room.changed', room: 'K7QX2M', state: 'created' }, says: 'is the first in room K7QX2M' },
  { fact: { type: 'room.changed', room: 'K7QX2M', state: 'full' }, says: 'room K7QX2M is full' },
  { fact: { type: 'run.started', scenario: 'loopback-call', fault: null }, says: 'a run of “loopback-call” begins' },
  {
    fact: { type: 'run.started', scenario: 'loopback-call', fault: 'glare' },
    says: 'a run of “loopback-call” begins, broken on purpose: glare',
  },
  {
    fact: { type: 'page.noted', secureContext: false },
    says: 'the page is not a secure context: there is no camera and no microphone',
  },
  {
    fact: { type: 'track.enabled', track: { id: 'v', kind: 'video' }, enabled: false },
    says: 'disables an own track: video; black or silence is sent on',
  },
  {
    fact: { type: 'track.replaced', before: { id: 'v', kind: 'video' }, after: null },
    says: 'sends no track any more where one was',
  },
  {
    fact: {
      type: 'data.refused',
      channel: { label: 'chat', id: null },
      bytes: 5,
      error: { name: 'InvalidStateError', message: 'not open' },
    },
    says: 'cannot send 5 bytes on “chat”: InvalidStateError',
  },
  { fact: { type: 'stats.sampled', reports: [{ type: 'transport' }] }, says: 'getStats() was read; reports kept: 1' },
])('$says', ({ fact, says }) => {
  const { key, values } = sentenceOf(fact);
  expect(fill(en.common.events.sentences[key], values)).toBe(says);
});

test('no address of a candidate is in its sentence', () => {
  expect(JSON.stringify(sentenceOf({ type: 'candidate.gathered', candidate }))).not.toContain('192.0.2.7');
});

test.each([
  { call: 'createOffer#1', method: 'createOffer' },
  { call: 'addIceCandidate#12', method: 'addIceCandidate' },
  { call: '', method: '' },
])('$call is a call of "$method"', ({ call, method }) => {
  expect(methodOf(call)).toBe(method);
});
