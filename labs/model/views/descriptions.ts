import type { Step } from '../fold.ts';
import type { Description, TraceEventOf } from '../trace.ts';
import type { PeerId } from '../vocabulary.ts';

/**
 * The four description slots of a connection.
 *
 * @see https://w3c.github.io/webrtc-pc/#dom-peerconnection-pendinglocaldescription and its three neighbours
 */
export type DescriptionSlots = {
  currentLocal: Description | null;
  pendingLocal: Description | null;
  currentRemote: Description | null;
  pendingRemote: Description | null;
  /** The last signalingState reported was `stable`, or none was. */
  isStable: boolean;
};

export type DescriptionsOfCall = Readonly<Record<PeerId, DescriptionSlots>>;

const empty: DescriptionSlots = {
  currentLocal: null,
  pendingLocal: null,
  currentRemote: null,
  pendingRemote: null,
  isStable: true,
};
export const noDescriptions: DescriptionsOfCall = { alice: empty, bob: empty };

export const stepDescriptions: Step<DescriptionsOfCall> = (slots, event) => {
  if (event.type === 'connection.created') return { ...slots, [event.peer]: empty };
  const own = slots[event.peer];
  if (event.type === 'signaling.changed') {
    const isStable = event.state === 'stable';
    return isStable === own.isStable ? slots : { ...slots, [event.peer]: { ...own, isStable } };
  }
  // Our offer had given way to theirs, and then theirs was refused: nothing is pending any more.
  if (
    event.type === 'call.rejected' &&
    event.call.startsWith('setRemoteDescription#') &&
    own.isStable &&
    own.pendingLocal
  ) {
    return { ...slots, [event.peer]: { ...own, pendingLocal: null, pendingRemote: null } };
  }
  if (event.type !== 'description.applied') return slots;
  return { ...slots, [event.peer]: apply(slots[event.peer], event) };
};

/** @see https://w3c.github.io/webrtc-pc/#set-the-session-description the steps that set the slots */
function apply(slots: DescriptionSlots, { side, description }: TraceEventOf<'description.applied'>): DescriptionSlots {
  const isLocal = side === 'local';
  switch (description.type) {
    case 'rollback':
      return { ...slots, pendingLocal: null, pendingRemote: null };
    case 'offer':
      // An offer of the other side takes ours away.
      return isLocal
        ? { ...slots, pendingLocal: description }
        : { ...slots, pendingLocal: null, pendingRemote: description };
    case 'pranswer':
      return isLocal ? { ...slots, pendingLocal: description } : { ...slots, pendingRemote: description };
    case 'answer':
      return {
        ...slots,
        currentLocal: isLocal ? description : slots.pendingLocal,
        currentRemote: isLocal ? slots.pendingRemote : description,
        pendingLocal: null,
        pendingRemote: null,
      };
  }
}

/** How often the session was changed, from the `o=` line. @see RFC 8866, section 5.2 */
export function sessionVersion({ sdp }: Description): string | null {
  return /^o=\S+ \S+ (\d+) /m.exec(sdp)?.[1] ?? null;
}
