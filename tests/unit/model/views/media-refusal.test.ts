import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { stepMediaRefusal } from '#labs/model/views/media-refusal.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';

const error = { name: 'NotAllowedError', message: 'denied' };
const asks: Fact = { type: 'media.requested', source: 'camera' };
const isRefused: Fact = { type: 'media.refused', source: 'camera', error };
const opens: Fact = { type: 'media.granted', source: 'camera', tracks: [] };

test.each([
  { when: 'nothing was asked for', facts: [], refusal: null },
  { when: 'the camera was refused', facts: [asks, isRefused], refusal: { source: 'camera', error } },
  { when: 'the camera opened', facts: [asks, opens], refusal: null },
  { when: 'the camera is asked for again', facts: [asks, isRefused, asks], refusal: null },
  { when: 'it opened the second time', facts: [asks, isRefused, asks, opens], refusal: null },
  {
    when: 'another source was refused after it',
    facts: [asks, isRefused, asks, { ...isRefused, source: 'microphone' } as const],
    refusal: { source: 'microphone', error },
  },
  {
    when: 'the call went on after a refusal',
    facts: [asks, isRefused, { type: 'negotiation.needed' } as const],
    refusal: { source: 'camera', error },
  },
])('when $when, the refusal is $refusal', ({ facts, refusal }) => {
  expect(fold(buildTrace(...facts), stepMediaRefusal, null)).toEqual(refusal);
});
