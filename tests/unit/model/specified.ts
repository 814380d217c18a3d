import type { SdpType, Side, SignalingState } from '#labs/model/vocabulary.ts';

// The tables of the specification, written out by hand: what the machines are held against.

export type Operation = `${Side}.${SdpType}`;

/** `RTCSignalingState` before → operation → after. What is not listed is rejected with `InvalidStateError`. */
export const specifiedSignaling: Readonly<
  Record<SignalingState, Readonly<Partial<Record<Operation, SignalingState>>>>
> = {
  stable: {
    'local.offer': 'have-local-offer',
    'remote.offer': 'have-remote-offer',
  },
  'have-local-offer': {
    'local.offer': 'have-local-offer',
    'remote.offer': 'have-remote-offer',
    'remote.pranswer': 'have-remote-pranswer',
    'remote.answer': 'stable',
    'local.rollback': 'stable',
    'remote.rollback': 'stable',
  },
  'have-remote-offer': {
    'local.pranswer': 'have-local-pranswer',
    'local.answer': 'stable',
    'remote.offer': 'have-remote-offer',
    'local.rollback': 'stable',
    'remote.rollback': 'stable',
  },
  'have-local-pranswer': {
    'local.pranswer': 'have-local-pranswer',
    'local.answer': 'stable',
  },
  'have-remote-pranswer': {
    'remote.pranswer': 'have-remote-pranswer',
    'remote.answer': 'stable',
  },
  closed: {},
};

export const operations: readonly Operation[] = [
  'local.offer',
  'local.pranswer',
  'local.answer',
  'local.rollback',
  'remote.offer',
  'remote.pranswer',
  'remote.answer',
  'remote.rollback',
];

/** What `setLocalDescription()` without an argument sets. */
export const specifiedImplicit: Readonly<Partial<Record<SignalingState, SdpType>>> = {
  stable: 'offer',
  'have-local-offer': 'offer',
  'have-remote-offer': 'answer',
  'have-local-pranswer': 'answer',
};
