import type { Candidate, Description } from '#labs/model/trace.ts';
import type { ConnectionState } from '#labs/model/vocabulary.ts';
import type { RawPayload } from '#labs/model/wire.ts';

/** A call of one visitor with the other in its room: a real connection with a data channel, and no media. */
export type VisitorCall = {
  start: () => Promise<void>;
  /** What the other one has sent. Each waits for the one before. */
  deliver: (payload: RawPayload) => void;
  close: () => void;
};

export type VisitorCallPort = {
  send: (type: 'OFFER' | 'ANSWER' | 'CANDIDATE', content: Content) => void;
  onState: (state: ConnectionState) => void;
  /** The browser refused something. */
  onProblem: (cause: unknown) => void;
};

type Content = { description: Description } | { candidate: Candidate | null };

export function createVisitorCall({ send, onState, onProblem }: VisitorCallPort): VisitorCall {
  const connection = new RTCPeerConnection();
  const early: (Candidate | null)[] = [];
  connection.onconnectionstatechange = () => onState(connection.connectionState);
  connection.onicecandidate = ({ candidate }) =>
    send('CANDIDATE', { candidate: (candidate?.toJSON() ?? null) as Candidate | null });

  const describe = async (description: Description) => {
    await connection.setRemoteDescription(description);
    for (const candidate of early.splice(0)) await connection.addIceCandidate(candidate);
    if (description.type !== 'offer') return;
    await connection.setLocalDescription();
    send('ANSWER', { description: connection.localDescription?.toJSON() as Description });
  };
  const take = async (payload: RawPayload) => {
    if (connection.signalingState === 'closed') return;
    if ('description' in payload) await describe(payload.description);
    else if (!('candidate' in payload)) return;
    else if (connection.remoteDescription) await connection.addIceCandidate(payload.candidate);
    else early.push(payload.candidate);
  };
  let last = Promise.resolve();
  const report = (cause: unknown) => {
    // What was under way when the connection was closed is nobody's business any more.
    if (connection.signalingState !== 'closed') onProblem(cause);
  };
  return {
    async start() {
      connection.createDataChannel('talk');
      await connection.setLocalDescription();
      send('OFFER', { description: connection.localDescription?.toJSON() as Description });
    },
    deliver: (payload) => void (last = last.then(() => take(payload)).catch(report)),
    close() {
      connection.close();
      onState('closed');
    },
  };
}
