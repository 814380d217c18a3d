import type { ChannelFault } from './channel-faults.ts';
import type { FaultId } from './fault-ids.ts';
import { faultSteps, type FaultStepId } from './fault-steps.ts';
import { loopbackSteps, type LoopbackStepId } from './loopback-call.ts';
import type { ScenarioStep } from './scenario.ts';

export type StepId = LoopbackStepId | FaultStepId;

export type FaultGroup = 'signaling' | 'ice' | 'media' | 'data' | 'room';

/** A call that is broken on purpose. */
export type Fault = {
  id: FaultId;
  /** Its number in the catalogue of failures; `null` where it is no failure of WebRTC. */
  failure: `F${number}` | null;
  /** A good one to begin with: the same in every browser, at once, without a camera. */
  isStar: boolean;
  group: FaultGroup;
  lab: 'loopback-call' | 'two-tab-call';
  /** Some browser cannot be brought to it at will, so there the page throws what the browser would throw. */
  isSimulated: boolean;
  /** The whole scenario with the fault in it. */
  steps: readonly ScenarioStep[];
  /** What happens to messages on their way, where that is the fault. */
  channel: readonly ChannelFault[];
};

type Steps = readonly StepId[];

const all: ReadonlyMap<string, ScenarioStep> = new Map(
  [...loopbackSteps, ...faultSteps].map((step): [string, ScenarioStep] => [step.id, step]),
);
const healthy: Steps = loopbackSteps.map(({ id }) => id);
/** For calls that never connect: nobody waits for it. */
const unconnected = replace(healthy, 'exchange-candidates', 'relay-candidates');

/** Every fault the labs can show, in the order of `faultIds`. */
export const faults: Readonly<Record<FaultId, Fault>> = {
  'no-answer': fault('no-answer', 'F1', 'signaling', until(healthy, 'bob-connection'), { isStar: true }),
  'answer-lost': fault(
    'answer-lost',
    'F2',
    'signaling',
    replace(without(unconnected, 'set-remote-answer'), 'send-answer', 'send-answer-astray'),
    { isStar: true },
  ),
  'answer-not-set': fault('answer-not-set', 'F3', 'signaling', without(unconnected, 'set-local-answer'), {
    isStar: true,
  }),
  'offer-not-set': fault('offer-not-set', 'F4', 'signaling', without(unconnected, 'set-local-offer'), {
    isStar: true,
  }),
  'answer-twice': fault('answer-twice', 'F5', 'signaling', [...healthy, 'set-answer-again'], {
    channel: [{ action: 'duplicate', kind: 'answer', from: 'bob' }],
  }),
  glare: fault(
    'glare',
    'F6',
    'signaling',
    [
      ...(['alice-media', 'alice-connection', 'alice-tracks', 'bob-connection', 'bob-tracks'] as const),
      ...(['create-offer', 'bob-create-offer', 'set-local-offer', 'bob-set-local-offer'] as const),
      ...(['send-offer', 'bob-send-offer', 'set-remote-offer', 'alice-set-remote-offer'] as const),
      ...(['relay-candidates', 'create-answer', 'alice-create-answer'] as const),
      ...(['set-local-answer', 'alice-set-local-answer', 'send-answer', 'alice-send-answer'] as const),
      'set-both-answers',
    ],
    { isStar: true },
  ),
  'empty-offer': fault('empty-offer', 'F8', 'signaling', without(unconnected, 'alice-tracks', 'bob-tracks'), {
    isStar: true,
  }),
  'no-renegotiation': fault('no-renegotiation', 'F9', 'signaling', [...healthy, 'add-second-track'], { isStar: true }),
  'late-data-channel': fault('late-data-channel', 'F10', 'signaling', [...healthy, 'late-channel'], { isStar: true }),
  'tracks-too-late': fault('tracks-too-late', 'F11', 'signaling', move(healthy, 'bob-tracks', 'send-answer')),
  'audio-only-offer': fault(
    'audio-only-offer',
    'F12',
    'signaling',
    replace(healthy, 'alice-tracks', 'alice-audio-only'),
  ),
  'wrong-m-lines': fault(
    'wrong-m-lines',
    'F13',
    'signaling',
    replace(unconnected, 'send-answer', 'send-answer-reordered'),
  ),
  'mangled-sdp': fault('mangled-sdp', 'F14', 'signaling', replace(unconnected, 'send-offer', 'send-offer-mangled')),
  'answer-in-wrong-state': fault(
    'answer-in-wrong-state',
    'F15',
    'signaling',
    move(unconnected, 'create-answer', 'bob-connection'),
  ),
  'late-ontrack': fault('late-ontrack', 'F16', 'signaling', [
    ...replace(healthy, 'bob-connection', 'bob-connection-without-ontrack'),
    'late-ontrack',
  ]),
  'closed-connection-reused': fault(
    'closed-connection-reused',
    'F17',
    'signaling',
    [...healthy, 'end-call', 'call-again'],
    { isStar: true },
  ),
  'connections-left-open': fault('connections-left-open', 'F18', 'signaling', [...healthy, 'dial-again']),

  'candidates-not-relayed': fault('candidates-not-relayed', 'F19', 'ice', without(unconnected, 'relay-candidates'), {
    isStar: true,
  }),
  'candidates-one-way': fault(
    'candidates-one-way',
    'F20',
    'ice',
    replace(healthy, 'exchange-candidates', 'relay-one-way'),
  ),
  'candidate-too-early': fault(
    'candidate-too-early',
    'F21',
    'ice',
    replace(without(healthy, 'exchange-candidates'), 'bob-connection', 'bob-connection', 'add-at-once'),
    {
      isStar: true,
      // Candidates overtake the descriptions, as they do where each message is a request of its own.
      channel: [
        { action: 'delay', kind: 'offer', from: 'alice', ms: 800 },
        { action: 'delay', kind: 'answer', from: 'bob', ms: 800 },
      ],
    },
  ),
  'malformed-candidate': fault(
    'malformed-candidate',
    'F22',
    'ice',
    replace(replace(unconnected, 'alice-connection', 'alice-bare-candidates'), 'bob-connection', 'bob-bare-candidates'),
  ),
  'null-candidate': fault('null-candidate', 'F23', 'ice', replace(healthy, 'alice-connection', 'alice-forgets-null')),
  'relay-without-turn': fault(
    'relay-without-turn',
    'F26',
    'ice',
    replace(replace(unconnected, 'alice-connection', 'alice-relay-only'), 'bob-connection', 'bob-relay-only'),
    { isStar: true },
  ),
  'turn-without-credentials': fault(
    'turn-without-credentials',
    'F27',
    'ice',
    replace(unconnected, 'alice-connection', 'alice-bare-turn'),
  ),
  'bad-ice-url': fault('bad-ice-url', 'F28', 'ice', replace(unconnected, 'alice-connection', 'alice-bad-url'), {
    isStar: true,
  }),
  'dead-stun': fault(
    'dead-stun',
    'F29',
    'ice',
    replace(
      replace(healthy, 'alice-connection', 'alice-dead-stun'),
      'send-offer',
      'wait-for-gathering',
      'send-gathered-offer',
    ),
  ),
  'harmless-701': fault('harmless-701', 'F30', 'ice', replace(healthy, 'alice-connection', 'alice-unknown-stun')),
  'half-ice-restart': fault('half-ice-restart', 'F33', 'ice', [...healthy, 'restart-ice']),
  'peer-vanished': fault('peer-vanished', 'F34', 'ice', [...healthy, 'bob-vanishes'], { isStar: true }),
  'wrong-fingerprint': fault(
    'wrong-fingerprint',
    'F35',
    'ice',
    replace(unconnected, 'send-answer', 'send-answer-forged'),
  ),

  'insecure-context': fault('insecure-context', 'F36', 'media', camera(), { isStar: true, isSimulated: true }),
  'autoplay-blocked': fault('autoplay-blocked', 'F37', 'media', [...healthy, 'play-unmuted'], {
    isStar: true,
    isSimulated: true,
  }),
  'permission-denied': fault('permission-denied', 'F38', 'media', camera(), { isSimulated: true }),
  'camera-busy': fault('camera-busy', 'F39', 'media', camera(), { isSimulated: true }),
  'frozen-picture': fault('frozen-picture', 'F40', 'media', [...healthy, 'stop-camera'], { isStar: true }),
  'no-common-codec': fault(
    'no-common-codec',
    'F41',
    'media',
    replace(
      replace(healthy, 'alice-tracks', 'alice-tracks', 'alice-only-vp8'),
      'bob-tracks',
      'bob-tracks',
      'bob-only-vp9',
    ),
  ),

  'send-before-open': fault(
    'send-before-open',
    'F42',
    'data',
    replace(unconnected, 'alice-tracks', 'alice-tracks', 'alice-channel', 'send-at-once'),
    { isStar: true },
  ),
  'two-channels': fault('two-channels', 'F42', 'data', [
    ...replace(
      replace(healthy, 'alice-tracks', 'alice-tracks', 'alice-channel'),
      'bob-tracks',
      'bob-tracks',
      'bob-channel',
    ),
    'chat',
  ]),
  'channel-ids-differ': fault(
    'channel-ids-differ',
    'F42',
    'data',
    [
      ...replace(
        replace(healthy, 'alice-tracks', 'alice-tracks', 'alice-agreed-channel'),
        'bob-tracks',
        'bob-tracks',
        'bob-agreed-channel',
      ),
      'chat',
    ],
    { isStar: true },
  ),
  'message-too-big': fault('message-too-big', 'F42', 'data', [
    ...replace(healthy, 'alice-tracks', 'alice-tracks', 'alice-channel'),
    'send-picture',
  ]),
  'flooded-channel': fault('flooded-channel', 'F42', 'data', [
    ...replace(healthy, 'alice-tracks', 'alice-tracks', 'alice-channel'),
    'send-flood',
  ]),

  'room-full': fault('room-full', null, 'room', ['third-seat'], { lab: 'two-tab-call' }),
};

function fault(
  id: FaultId,
  failure: Fault['failure'],
  group: FaultGroup,
  steps: Steps,
  more: Partial<Pick<Fault, 'isStar' | 'isSimulated' | 'lab' | 'channel'>> = {},
): Fault {
  const scenario = steps.map((step) => all.get(step) as ScenarioStep);
  return {
    ...{ id, failure, group, steps: scenario },
    ...{ isStar: false, isSimulated: false, lab: 'loopback-call', channel: [], ...more },
  };
}

/** Alice asks for a camera; everything after it is as usual, but is not reached. */
function camera(): Steps {
  return replace(unconnected, 'alice-media', 'alice-camera');
}

function without(steps: Steps, ...left: Steps): Steps {
  return steps.filter((step) => !left.includes(step));
}

function replace(steps: Steps, old: StepId, ...by: Steps): Steps {
  return steps.flatMap((step) => (step === old ? by : [step]));
}

function move(steps: Steps, moved: StepId, after: StepId): Steps {
  return replace(without(steps, moved), after, after, moved);
}

function until(steps: Steps, last: StepId): Steps {
  return steps.slice(0, steps.indexOf(last) + 1);
}
