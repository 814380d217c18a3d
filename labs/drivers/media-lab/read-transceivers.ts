import type { StreamFacts, TrackStateFacts, TransceiverFacts } from '#labs/model/trace.ts';
import type { Side } from '#labs/model/vocabulary.ts';
import { trackFacts } from '../sanitise.ts';
import type { RecordFact } from '../trace-store.ts';

export type ReadableSide = {
  connection: () => RTCPeerConnection | undefined;
  streams: () => Readonly<Record<Side, readonly MediaStream[]>>;
  record: RecordFact;
};

/** Returns what records the transceivers and streams of one side, whenever they are not what they were. */
export function createTransceiverReader({ connection, streams, record }: ReadableSide): () => void {
  let last = '';
  return () => {
    const current = connection();
    if (!current || current.signalingState === 'closed') return;
    const { local, remote } = streams();
    const facts = {
      streams: [
        ...local.map((each) => streamFacts(each, 'local')),
        ...remote.map((each) => streamFacts(each, 'remote')),
      ],
      transceivers: current.getTransceivers().map(transceiverFacts),
    };
    const now = JSON.stringify(facts);
    if (now === last) return;
    last = now;
    record('transceivers.read', facts);
  };
}

function streamFacts(stream: MediaStream, side: Side): StreamFacts {
  return { id: stream.id, side, tracks: stream.getTracks().map(trackStateFacts) };
}

function transceiverFacts({ mid, direction, currentDirection, sender, receiver }: RTCRtpTransceiver): TransceiverFacts {
  return {
    ...{ mid, direction, currentDirection },
    sends: sender.track && trackStateFacts(sender.track),
    receives: trackStateFacts(receiver.track),
  };
}

function trackStateFacts(track: MediaStreamTrack): TrackStateFacts {
  const { enabled, muted, readyState } = track;
  return { ...trackFacts(track), enabled, muted, readyState };
}
