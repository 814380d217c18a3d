import type { Participant } from '../participant.ts';
import { toDescription } from '../to-json.ts';
import { waitUntil } from '../wait-until.ts';

/**
 * Alice offers whenever something has changed, and Bob answers, until the inboxes close. Only Alice changes anything here, so
 * two offers cannot cross.
 */
export async function negotiateFrom(alice: Participant, bob: Participant): Promise<never> {
  alice.pc.onnegotiationneeded = async () => {
    await alice.pc.setLocalDescription();
    alice.send('offer', toDescription(alice.pc.localDescription!));
  };
  const takeAnswers = async (): Promise<never> => {
    for (;;) {
      await alice.pc.setRemoteDescription(await alice.inbox.next('answer'));
      alice.inbox.onCandidate((candidate) => alice.pc.addIceCandidate(candidate));
    }
  };
  const takeOffers = async (): Promise<never> => {
    for (let isFirst = true; ; isFirst = false) {
      await bob.pc.setRemoteDescription(await bob.inbox.next('offer'));
      if (isFirst) for (const track of bob.stream.getTracks()) bob.pc.addTrack(track, bob.stream);
      await bob.pc.setLocalDescription();
      bob.send('answer', toDescription(bob.pc.localDescription!));
      bob.inbox.onCandidate((candidate) => bob.pc.addIceCandidate(candidate));
    }
  };
  const [never] = await Promise.all([takeAnswers(), takeOffers()]);
  return never;
}

/** Does what needs an offer, and resolves once that offer is answered; rejects with the reason of `signal`. */
export async function changeAndNegotiate(
  pc: RTCPeerConnection,
  change: () => Promise<void> | void,
  signal: AbortSignal,
): Promise<void> {
  let isOffered = false;
  const answered = waitUntil(
    pc,
    'signalingstatechange',
    () => {
      isOffered ||= pc.signalingState === 'have-local-offer';
      return isOffered && pc.signalingState === 'stable';
    },
    signal,
  );
  await Promise.all([answered, change()]);
}
