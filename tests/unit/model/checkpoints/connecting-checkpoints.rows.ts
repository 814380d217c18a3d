import type { CheckpointId, Missing } from '#labs/model/checkpoints/checkpoints.ts';
import { of, type Fact } from '../../../support/build-trace.ts';
import { called, created, refused } from '../facts.ts';
import { healthyCall } from '../healthy-call.ts';
import * as facts from './connecting-facts.ts';

const { complete, failed, found, foundAll, gone, relayOnly, sampled, up } = facts;
const both = (...all: readonly Fact[]) => [...of('alice', ...all), ...of('bob', ...all)];
const pair = { type: 'candidate-pair', state: 'succeeded' };
const offered = facts.described('local', 'offer', facts.twoLines);

export type CheckpointRow = {
  id: CheckpointId;
  when: string;
  facts: readonly Fact[];
  /** Milliseconds since the trace began; the time of its last fact when left out. */
  now?: number;
  missing: Missing | null;
};

/** The checkpoints of the lessons about connecting, each reached and missed. */
export const connectingRows: readonly CheckpointRow[] = [
  { id: 'gathered-nothing', when: 'relay found nothing', facts: [relayOnly, complete, foundAll], missing: null },
  {
    id: 'gathered-nothing',
    when: 'bob found only the end of a generation',
    facts: of('bob', complete, {
      type: 'candidate.gathered',
      candidate: { candidate: '', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'u' },
    }),
    missing: null,
  },
  { id: 'gathered-nothing', when: 'both found some', facts: healthyCall, missing: 'found-candidates' },
  { id: 'gathered-nothing', when: 'nothing was gathered yet', facts: [relayOnly], missing: 'found-candidates' },
  {
    id: 'configuration-refused',
    when: 'the constructor threw',
    facts: [{ type: 'connection.refused', configuration: {}, error: { name: 'SyntaxError', message: 'bad' } }],
    missing: null,
  },
  { id: 'configuration-refused', when: 'it did not', facts: [created], missing: 'no-refused-configuration' },
  {
    id: 'closed-is-final',
    when: 'an offer was asked for after close()',
    facts: [created, ...called('close'), ...refused('createOffer')],
    missing: null,
  },
  {
    id: 'closed-is-final',
    when: 'a new connection refused something',
    facts: [created, ...called('close'), created, ...refused('createAnswer')],
    missing: 'no-call-after-close',
  },
  {
    id: 'closed-is-final',
    when: 'the other side had closed',
    facts: [...called('close'), ...of('bob', ...refused('createAnswer'))],
    missing: 'no-call-after-close',
  },
  { id: 'audio-offered', when: 'there is one m-line', facts: [describedOffer(facts.oneLine)], missing: null },
  { id: 'audio-offered', when: 'there are two', facts: [offered], missing: 'no-audio-offer' },
  {
    id: 'section-refused',
    when: 'the answer has a port of 0',
    facts: [facts.described('local', 'answer', facts.refusedLine)],
    missing: null,
  },
  {
    id: 'section-refused',
    when: 'only the offer has',
    facts: [describedOffer(facts.refusedLine), facts.described('remote', 'answer', facts.twoLines)],
    missing: 'no-refused-section',
  },
  {
    id: 'text-refused',
    when: 'the text could not be read',
    facts: refused('setRemoteDescription', 'offer', 'OperationError'),
    missing: null,
  },
  {
    id: 'text-refused',
    when: 'the state was wrong',
    facts: refused('setRemoteDescription', 'answer'),
    missing: 'no-refused-text',
  },
  { id: 'candidates-ended', when: 'both have a null', facts: both(found('host'), foundAll), missing: null },
  {
    id: 'candidates-ended',
    when: 'only alice has',
    facts: [foundAll, ...of('bob', found('host'))],
    missing: 'no-last-candidate',
  },
  { id: 'pair-selected', when: 'a pair is nominated', facts: [sampled({ ...pair, nominated: true })], missing: null },
  {
    id: 'pair-selected',
    when: 'a pair works and is not chosen',
    facts: [sampled({ ...pair, nominated: false })],
    missing: 'no-pair',
  },
  { id: 'candidate-too-early', when: 'one was refused', facts: refused('addIceCandidate'), missing: null },
  {
    id: 'candidate-too-early',
    when: 'one was refused for its text',
    facts: refused('addIceCandidate', undefined, 'OperationError'),
    missing: 'no-early-candidate',
  },
  {
    id: 'prflx-seen',
    when: 'a check came from an unknown address',
    facts: [sampled({ type: 'remote-candidate', candidateType: 'prflx' })],
    missing: null,
  },
  {
    id: 'prflx-seen',
    when: 'all were known',
    facts: [sampled({ type: 'remote-candidate', candidateType: 'host' })],
    missing: 'no-prflx',
  },
  { id: 'disconnected-seen', when: 'bob lost alice', facts: of('bob', up, gone), missing: null },
  { id: 'disconnected-seen', when: 'nobody was lost', facts: both(up), missing: 'not-disconnected' },
  { id: 'failed-not-closed', when: 'one has failed', facts: [created, up, gone, failed], missing: null },
  {
    id: 'failed-not-closed',
    when: 'it was closed',
    facts: [created, failed, ...called('close')],
    missing: 'not-failed',
  },
  { id: 'failed-in-silence', when: 'nothing follows an offer', facts: [offered], now: 4000, missing: null },
  {
    id: 'failed-in-silence',
    when: 'nothing but figures follows',
    facts: [offered, sampled(pair, 4000)],
    missing: null,
  },
  {
    id: 'failed-in-silence',
    when: 'somebody hung up before',
    facts: [offered, ...called('close')],
    now: 4000,
    missing: 'no-silent-failure',
  },
  {
    id: 'failed-in-silence',
    when: 'it is too early to say',
    facts: [offered, sampled(pair, 2000)],
    missing: 'no-silent-failure',
  },
  {
    id: 'failed-in-silence',
    when: 'the call is up',
    facts: [offered, up, sampled(pair, 4000)],
    missing: 'no-silent-failure',
  },
  {
    id: 'failed-in-silence',
    when: 'an error was thrown',
    facts: [offered, ...refused('createAnswer'), sampled(pair, 4000)],
    missing: 'no-silent-failure',
  },
  {
    id: 'failed-in-silence',
    when: 'nobody has offered',
    facts: [created, sampled(pair, 4000)],
    missing: 'no-silent-failure',
  },
  {
    id: 'other-error',
    when: 'a candidate could not be read',
    facts: refused('addIceCandidate', undefined, 'OperationError'),
    missing: null,
  },
  { id: 'other-error', when: 'only the state was wrong', facts: refused('createAnswer'), missing: 'no-other-error' },
];

function describedOffer(sdp: string): Fact {
  return facts.described('local', 'offer', sdp);
}
