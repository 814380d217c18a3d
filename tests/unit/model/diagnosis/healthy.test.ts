import { describe, expect, test } from 'vitest';
import { diagnose } from '#labs/model/diagnosis/diagnose.ts';
import type { Fact } from '../../../support/build-trace.ts';
import { of } from '../../../support/build-trace.ts';
import { callWithout, calls, healthyParts, sdp, sends, sets, text, traceOf } from './built-call.ts';
import { cut, endOf } from './recordings.ts';

const whole = callWithout([]);
const needed: Fact = { type: 'negotiation.needed' };
const video = { id: 'v2', kind: 'video' } as const;

/** Another round of offer and answer, begun by alice. */
function negotiated(...sections: readonly string[]): readonly Fact[] {
  return [
    ...calls('alice', 'createOffer'),
    ...sets('alice', 'local', 'offer', sdp(...sections)),
    ...sends('alice', 'offer', 'offer-2'),
    ...sets('bob', 'remote', 'offer', sdp(...sections)),
    ...calls('bob', 'createAnswer'),
    ...sets('bob', 'local', 'answer', sdp(...sections)),
    ...sends('bob', 'answer', 'answer-2'),
    ...sets('alice', 'remote', 'answer', sdp(...sections)),
  ];
}

const hungUp = [...sends('alice', 'bye', 'bye-1'), ...calls('alice', 'close'), ...calls('bob', 'close')];
const healthy = [
  { what: 'a call', facts: whole },
  { what: 'a call that was hung up', facts: [...whole, ...hungUp] },
  {
    what: 'candidates that come after hanging up',
    facts: [...whole, ...hungUp, ...callsAfterClose()],
  },
  {
    what: 'an ICE restart',
    facts: [...whole, ...calls('alice', 'restartIce'), needed, ...negotiated('audio', 'video')],
  },
  {
    what: 'another track, negotiated',
    facts: [...whole, ...calls('alice', 'addTrack', video, 's1'), needed, ...negotiated('audio', 'video', 'video')],
  },
  {
    what: 'a data channel, negotiated',
    facts: [
      ...whole,
      ...calls('alice', 'createDataChannel', 'chat', {}),
      needed,
      ...negotiated('audio', 'application'),
    ],
  },
  {
    what: 'a candidate of an offer that perfect negotiation has ignored',
    facts: [
      ...whole,
      { type: 'offer.ignored' },
      {
        ...{ type: 'call.started', call: 'addIceCandidate#90', method: 'addIceCandidate' },
        arguments: [{ candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host', sdpMid: '0' }],
      },
      {
        ...{ type: 'call.rejected', call: 'addIceCandidate#90' },
        error: { name: 'OperationError', message: 'Unknown ufrag' },
      },
    ],
  },
  {
    what: 'muting by enabled',
    facts: [...whole, { type: 'track.enabled', track: { id: 'a1', kind: 'audio' }, enabled: false }],
  },
  {
    what: 'another camera',
    facts: [
      ...whole,
      { type: 'track.replaced', before: { id: 'a1', kind: 'audio' }, after: { id: 'a2', kind: 'audio' } },
      { type: 'track.stopped', track: { id: 'a1', kind: 'audio' } },
    ],
  },
  {
    what: 'glare, solved by a polite side',
    facts: [
      ...whole,
      ...sets('alice', 'local', 'offer', text),
      ...sets('bob', 'local', 'offer', text),
      ...sends('alice', 'offer', 'offer-2'),
      ...sends('bob', 'offer', 'offer-3'),
      ...sets('bob', 'remote', 'offer', text),
      ...sets('bob', 'local', 'answer', text),
      ...sends('bob', 'answer', 'answer-2'),
      ...sets('alice', 'remote', 'answer', text),
    ],
  },
  {
    what: 'a second call on new connections',
    facts: [...whole, ...hungUp, ...callWithout([])],
  },
] satisfies readonly { what: string; facts: readonly Fact[] }[];

describe.each(healthy)('$what', ({ facts }) => {
  const trace = traceOf(...facts);

  test('has no finding at any moment', () => {
    const found = trace.events.flatMap(({ at }, index) => [
      ...diagnose(cut(trace, index + 1), at),
      ...diagnose(cut(trace, index + 1), at + 1500),
    ]);
    expect(found).toEqual([]);
  });

  test('has no finding a minute later', () => {
    expect(diagnose(trace, endOf(trace) + 60_000)).toEqual([]);
  });
});

test('a call led step by step is not accused while a person reads', () => {
  const pause = 7000;
  const facts = healthyParts.flatMap(({ facts: own }, step) =>
    own.map((fact, index) => ({ ...fact, at: step * pause + index })),
  );
  const trace = traceOf(...facts);
  const found = trace.events.flatMap(({ at }, index) => diagnose(cut(trace, index + 1), at + 2 * pause));
  expect(found).toEqual([]);
});

test('a call that waits for the camera to be allowed is not accused', () => {
  const asked: Fact = { type: 'media.requested', peer: 'bob', source: 'camera' };
  const trace = traceOf(...callWithout(after('set-remote-offer')), asked);
  expect(diagnose(trace, endOf(trace) + 60_000)).toEqual([]);
});

test('a call that was hung up before anybody lost patience is not accused', () => {
  const trace = traceOf(...callWithout(after('send-offer')), ...calls('alice', 'close'));
  expect(diagnose(trace, endOf(trace) + 60_000)).toEqual([]);
});

test('an offer that its code has not sent yet is not accused', () => {
  const message = { id: 'hello', kind: 'candidate', content: null } as const;
  const trace = traceOf(...callWithout(after('alice-gathers')), { type: 'message.sent', message });
  expect(diagnose(trace, endOf(trace) + 60_000)).toEqual([]);
});

/** The names of the parts of a healthy call that come after this one. */
function after(last: string): readonly string[] {
  const names = healthyParts.map(({ id }) => id);
  return names.slice(names.indexOf(last) + 1);
}

function callsAfterClose(): readonly Fact[] {
  const call = 'addIceCandidate#99';
  return of(
    'bob',
    { type: 'call.started', call, method: 'addIceCandidate', arguments: [null] },
    { type: 'call.rejected', call, error: { name: 'InvalidStateError', message: 'closed' } },
  );
}
