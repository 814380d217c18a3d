import type { PeerId, SdpType } from '../vocabulary.ts';

/** A call the learner may press for one peer. `theirs` sets what the other side has sent last. */
export type FreeCall =
  | { id: 'local'; type: SdpType }
  | { id: 'theirs'; type: Exclude<SdpType, 'rollback'> }
  | { id: 'remote-rollback' }
  | { id: 'candidate' }
  | { id: 'close' };

export const localCalls: readonly FreeCall[] = [
  { id: 'local', type: 'offer' },
  { id: 'local', type: 'answer' },
  { id: 'local', type: 'pranswer' },
  { id: 'local', type: 'rollback' },
];

export const remoteCalls: readonly FreeCall[] = [
  { id: 'theirs', type: 'offer' },
  { id: 'theirs', type: 'answer' },
  { id: 'theirs', type: 'pranswer' },
  { id: 'remote-rollback' },
];

export const otherCalls: readonly FreeCall[] = [{ id: 'candidate' }, { id: 'close' }];

/** One whole round, as `run` and `step` press it. */
export const round: readonly { peer: PeerId; call: FreeCall }[] = [
  { peer: 'alice', call: { id: 'local', type: 'offer' } },
  { peer: 'bob', call: { id: 'theirs', type: 'offer' } },
  { peer: 'bob', call: { id: 'local', type: 'answer' } },
  { peer: 'alice', call: { id: 'theirs', type: 'answer' } },
];

/** The call as a developer writes it. */
export function writtenCall(call: FreeCall): string {
  switch (call.id) {
    case 'local':
      return `setLocalDescription(${call.type})`;
    case 'theirs':
      return `setRemoteDescription(${call.type})`;
    case 'remote-rollback':
      return 'setRemoteDescription(rollback)';
    case 'candidate':
      return 'addIceCandidate()';
    case 'close':
      return 'close()';
  }
}
