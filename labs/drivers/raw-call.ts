import type { Json } from '#labs/model/json.ts';
import type { Candidate, Description, SignalingMessage } from '#labs/model/trace.ts';
import type { SignalingChannel } from './signaling/channel.ts';

/** One call by our own offer, answer and candidates. */
export type RawCall = {
  start: () => Promise<void>;
  answer: (offer: Description) => Promise<void>;
  /** An answer or a candidate of the other side. */
  deliver: (message: SignalingMessage) => Promise<void>;
};

/** Negotiates over `channel` what `connection` sends of `stream`. Candidates that come before the description wait for it. */
export function createRawCall(connection: RTCPeerConnection, channel: SignalingChannel, stream: MediaStream): RawCall {
  const early: (Candidate | null)[] = [];
  let isDescribed = false;

  // #region raw-candidates
  connection.onicecandidate = ({ candidate }) => channel.send('candidate', toJson(candidate));
  // #endregion
  for (const track of stream.getTracks()) connection.addTrack(track, stream);

  const setRemote = async (description: Description) => {
    await connection.setRemoteDescription(description);
    isDescribed = true;
    for (const candidate of early.splice(0)) await connection.addIceCandidate(candidate);
  };
  const addCandidate = async (candidate: Candidate | null) => {
    if (isDescribed) await connection.addIceCandidate(candidate);
    else early.push(candidate);
  };

  return {
    async start() {
      // #region raw-start
      const offer = await connection.createOffer();
      await connection.setLocalDescription(offer);
      channel.send('offer', toJson(connection.localDescription));
      // #endregion
    },
    async answer(offer) {
      // #region raw-answer
      await setRemote(offer);
      const answer = await connection.createAnswer();
      await connection.setLocalDescription(answer);
      channel.send('answer', toJson(connection.localDescription));
      // #endregion
    },
    async deliver({ kind, content }) {
      // #region raw-deliver
      if (kind === 'answer') await setRemote(content as Description);
      if (kind === 'candidate') await addCandidate(content as Candidate | null);
      // #endregion
    },
  };
}

function toJson(value: RTCSessionDescription | RTCIceCandidate | null): Json {
  return value ? (value.toJSON() as Json) : null;
}
