import type { PredictionId } from '#labs/model/checkpoints/predictions.ts';
import { of, type Fact } from '../../../support/build-trace.ts';
import { called, created, refused } from '../facts.ts';
import { hangUp, healthyCall } from '../healthy-call.ts';
import * as facts from './connecting-facts.ts';

const { complete, described, failed, found, foundAll, gone, iceUp, relayOnly, runs, sampled, up } = facts;
const offer = (sdp: string) => described('local', 'offer', sdp);
const answer = (sdp: string) => described('remote', 'answer', sdp);
const later = sampled({ type: 'transport' }, 6500);

export type PredictionRow = {
  id: PredictionId;
  when: string;
  facts: readonly Fact[];
  /** Milliseconds since the trace began; the time of its last fact when left out. */
  now?: number;
  says: string | null;
};

/** The questions of the lessons about connecting, each decided and left open. */
export const connectingRows: readonly PredictionRow[] = [
  { id: 'candidates-without-servers', when: 'one is found', facts: [created, found('host')], says: 'some' },
  { id: 'candidates-without-servers', when: 'none is found', facts: [created, complete, foundAll], says: 'none' },
  { id: 'candidates-without-servers', when: 'gathering goes on', facts: [created], says: null },
  { id: 'candidates-without-servers', when: 'only relays may be used', facts: [relayOnly, complete], says: null },
  {
    id: 'call-after-close',
    when: 'it was refused',
    facts: [created, ...called('close'), ...refused('createOffer')],
    says: 'refused',
  },
  { id: 'call-after-close', when: 'it worked', facts: [...called('close'), ...called('createOffer')], says: 'works' },
  {
    id: 'call-after-close',
    when: 'only restartIce() was called, which says nothing',
    facts: [...called('close'), ...called('restartIce')],
    says: null,
  },
  {
    id: 'call-after-close',
    when: 'a new connection was made',
    facts: [...called('close'), created, ...called('createOffer')],
    says: null,
  },
  { id: 'call-after-close', when: 'nothing followed', facts: [...healthyCall, ...hangUp], says: null },
  { id: 'm-lines-of-offer', when: 'there are two', facts: [offer(facts.twoLines)], says: 'two' },
  { id: 'm-lines-of-offer', when: 'there is one', facts: [offer(facts.oneLine)], says: 'one' },
  { id: 'm-lines-of-offer', when: 'there is none', facts: [offer(facts.noLine)], says: 'none' },
  { id: 'm-lines-of-offer', when: 'there are three', facts: [offer(facts.threeLines)], says: 'more' },
  { id: 'm-lines-of-offer', when: 'no offer is set', facts: [created], says: null },
  {
    id: 'm-lines-of-answer',
    when: 'it has as many',
    facts: [offer(facts.twoLines), answer(facts.refusedLine)],
    says: 'same',
  },
  {
    id: 'm-lines-of-answer',
    when: 'it has fewer',
    facts: [offer(facts.twoLines), answer(facts.oneLine)],
    says: 'fewer',
  },
  { id: 'm-lines-of-answer', when: 'it has more', facts: [offer(facts.oneLine), answer(facts.twoLines)], says: 'more' },
  { id: 'm-lines-of-answer', when: 'no answer is set', facts: [offer(facts.oneLine)], says: null },
  { id: 'candidate-types', when: 'host is all', facts: [found('host'), complete], says: 'host' },
  {
    id: 'candidate-types',
    when: 'a server reflected one',
    facts: [found('host'), found('srflx'), complete],
    says: 'srflx',
  },
  { id: 'candidate-types', when: 'a server relays', facts: [found('relay'), found('srflx'), complete], says: 'relay' },
  { id: 'candidate-types', when: 'there may be more', facts: [found('host')], says: null },
  { id: 'candidate-types', when: 'none was found', facts: [complete], says: null },
  { id: 'candidate-types', when: 'only relays may be used', facts: [relayOnly, found('relay'), complete], says: null },
  { id: 'first-candidate', when: 'the call is healthy', facts: healthyCall, says: 'before' },
  { id: 'first-candidate', when: 'the answer was first', facts: [answer(facts.oneLine), found('host')], says: 'after' },
  { id: 'first-candidate', when: 'only bob has one', facts: of('bob', found('host')), says: null },
  { id: 'connected-first', when: 'ICE is first', facts: [iceUp, up], says: 'ice' },
  { id: 'connected-first', when: 'the connection is first', facts: [up, iceUp], says: 'connection' },
  { id: 'connected-first', when: 'only bob is connected', facts: of('bob', up), says: null },
  { id: 'after-the-other-has-gone', when: 'answers stop', facts: [up, gone, failed], says: 'disconnected' },
  { id: 'after-the-other-has-gone', when: 'it fails at once', facts: [up, failed], says: 'failed' },
  {
    id: 'after-the-other-has-gone',
    when: 'a late candidate was added meanwhile',
    facts: [up, ...called('addIceCandidate'), gone],
    says: 'disconnected',
  },
  {
    id: 'after-the-other-has-gone',
    when: 'she has closed it herself',
    facts: [up, ...called('close'), gone],
    says: null,
  },
  { id: 'after-the-other-has-gone', when: 'it goes on', facts: [up], says: null },
  { id: 'after-the-other-has-gone', when: 'it was never up', facts: [failed], says: null },
  {
    id: 'error-without-answer',
    when: 'time goes by',
    facts: [runs('no-answer'), offer(facts.oneLine)],
    now: 6500,
    says: 'nothing',
  },
  {
    id: 'error-without-answer',
    when: 'the connection fails',
    facts: [runs('no-answer'), offer(facts.oneLine), { ...failed, at: 5000 }],
    says: 'failed',
  },
  {
    id: 'error-without-answer',
    when: 'something was refused',
    facts: [runs('no-answer'), ...refused('addIceCandidate')],
    says: 'error',
  },
  {
    id: 'error-without-answer',
    when: 'it is early',
    facts: [runs('no-answer'), offer(facts.oneLine)],
    now: 4500,
    says: null,
  },
  { id: 'error-without-answer', when: 'no offer is set', facts: [runs('no-answer'), later], says: null },
  {
    id: 'error-without-answer',
    when: 'an answer came after all',
    facts: [runs('no-answer'), offer(facts.oneLine), answer(facts.oneLine), later],
    says: null,
  },
  {
    id: 'error-without-answer',
    when: 'another fault ran',
    facts: [runs('glare'), offer(facts.oneLine), later],
    says: null,
  },
  { id: 'error-without-answer', when: 'no fault ran', facts: [runs(null), offer(facts.oneLine), later], says: null },
];
