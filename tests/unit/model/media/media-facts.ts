import type { StatsReport, TrackStateFacts, TransceiverFacts } from '#labs/model/trace.ts';
import type { TransceiverDirection } from '#labs/model/vocabulary.ts';
import { muteStepId, type MediaKind, type MuteStep } from '#labs/model/media/mute-ways.ts';
import { of, type Fact } from '../../../support/build-trace.ts';

/** A track as it usually is. */
export function track(id: string, kind: MediaKind, other: Partial<TrackStateFacts> = {}): TrackStateFacts {
  return { id, kind, enabled: true, muted: false, readyState: 'live', ...other };
}

export function transceiver(
  mid: string | null,
  sends: TrackStateFacts | null,
  receives: TrackStateFacts,
  direction: TransceiverDirection = 'sendrecv',
): TransceiverFacts {
  return { mid, direction, currentDirection: direction, sends, receives };
}

export const step = (...steps: readonly MuteStep[]): readonly Fact[] =>
  steps.map((each) => ({ type: 'step.started', peer: 'alice', step: muteStepId(each) }));

/** What Bob receives of one kind, as his transceivers say. */
export const bobReceives = (received: TrackStateFacts): readonly Fact[] =>
  of('bob', { type: 'transceivers.read', streams: [], transceivers: [transceiver('0', null, received)] });

/** Samples of Bob's inbound video, from these frames and bytes on, each half a second after the other. */
export function samples(from: number, ...counts: readonly { frames: number; bytes: number }[]): readonly Fact[] {
  return counts.flatMap(({ frames, bytes }, index) => {
    const report: StatsReport = {
      ...{ id: 'I', type: 'inbound-rtp', kind: 'video', trackIdentifier: 'v' },
      ...{ timestamp: from + index * 500, framesDecoded: frames, bytesReceived: bytes },
    };
    return of('bob', { type: 'stats.sampled', reports: [report] });
  });
}
