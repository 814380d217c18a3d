import type { StatsReport, TransceiverFacts } from '#labs/model/trace.ts';
import { of, type Fact } from '../../../support/build-trace.ts';
import type { CheckpointRow } from './connecting-checkpoints.rows.ts';
import type { PredictionRow } from './connecting-predictions.rows.ts';

type TrackState = TransceiverFacts['receives'];
const track = (id: string, kind: 'audio' | 'video', more: Partial<TrackState> = {}): TrackState => ({
  ...{ id, kind, label: '', enabled: true, muted: false, readyState: 'live' },
  ...more,
});
const transceiver = (receives: TrackState, more: Partial<TransceiverFacts> = {}): TransceiverFacts => ({
  ...{ mid: '0', direction: 'sendrecv', currentDirection: 'sendrecv', sends: null, receives },
  ...more,
});
const reads = (transceivers: readonly TransceiverFacts[], ...own: readonly TrackState[]): Fact => ({
  type: 'transceivers.read',
  streams: own.map((each) => ({ id: `stream of ${each.id}`, side: 'local', tracks: [each] })),
  transceivers,
});

const camera = track('camera', 'video');
const muting: Fact = { type: 'step.started', step: 'mute enabled video' };
/** A second of Bob's, with so many frames decoded and bytes received since the call began. */
const sampled = (second: number, framesDecoded: number): Fact => {
  const report: StatsReport = {
    ...{ id: 'in', type: 'inbound-rtp', kind: 'video', trackIdentifier: 'camera', ssrc: 1 },
    ...{ timestamp: second * 1000, framesDecoded, bytesReceived: framesDecoded * 100 },
  };
  return { type: 'stats.sampled', reports: [report] };
};
const looks = (brightness: number): Fact => ({
  type: 'picture.measured',
  track: { id: 'camera', kind: 'video' },
  brightness,
  change: 0,
});
const far = (...facts: readonly Fact[]) => of('bob', ...facts);
const seconds = [1, 2, 3, 4];
const running = far(reads([transceiver(camera)]));
const disabled = [
  ...running,
  ...of('alice', muting),
  ...far(...seconds.map((second) => sampled(second, second * 20)), looks(0)),
];
const told: Fact = { type: 'track.muted', track: { id: 'camera', kind: 'video' } };
const over: Fact = { type: 'track.ended', track: { id: 'camera', kind: 'video' } };

const [old, fresh] = [track('old', 'audio'), track('new', 'audio')];
const off = (each: TrackState): TrackState => ({ ...each, enabled: false });
const sends = (sent: TrackState, newest: TrackState) =>
  of('alice', reads([transceiver(track('far', 'audio'), { sends: sent })], old, newest));
const hears = (level: number) =>
  far(...[1, 2, 3].map((): Fact => ({ type: 'sound.measured', track: { id: 'far', kind: 'audio' }, level })));
const lost = [...sends(old, off(fresh)), ...hears(-20)];
const cured = [...lost, ...sends(off(old), off(fresh)), ...hears(-70)];

export const mediaCheckpointRows: readonly CheckpointRow[] = [
  { id: 'muted-unnoticed', when: 'black pictures come, and no event', facts: disabled, missing: null },
  { id: 'muted-unnoticed', when: 'nothing is muted', facts: running, missing: 'not-muted-unnoticed' },
  {
    id: 'muted-unnoticed',
    when: 'an event told it',
    facts: [...disabled, ...far(told)],
    missing: 'not-muted-unnoticed',
  },
  {
    id: 'second-camera',
    when: 'two videos are received',
    facts: far(reads([transceiver(camera), transceiver(track('second', 'video'))])),
    missing: null,
  },
  {
    id: 'second-camera',
    when: 'the second is not negotiated',
    facts: far(reads([transceiver(camera), transceiver(track('second', 'video'), { currentDirection: null })])),
    missing: 'no-second-camera',
  },
  { id: 'mute-lost', when: 'the button is off, and Bob hears', facts: lost, missing: null },
  { id: 'mute-lost', when: 'the button works on what is sent', facts: sends(fresh, fresh), missing: 'no-lost-mute' },
  { id: 'mute-cured', when: 'what is sent is off afterwards', facts: cured, missing: null },
  { id: 'mute-cured', when: 'it was only lost', facts: lost, missing: 'no-cured-mute' },
];

export const mediaPredictionRows: readonly PredictionRow[] = [
  { id: 'disabled-far-side', when: 'no event came', facts: disabled, says: 'nothing' },
  { id: 'disabled-far-side', when: 'mute came', facts: [...disabled, ...far(told)], says: 'muted' },
  { id: 'disabled-far-side', when: 'ended came', facts: [...disabled, ...far(over)], says: 'ended' },
  { id: 'disabled-far-side', when: 'nothing is muted', facts: running, says: null },
  { id: 'mute-after-switch', when: 'Bob hears', facts: lost, says: 'heard' },
  {
    id: 'mute-after-switch',
    when: 'Bob hears nothing',
    facts: [...sends(old, off(fresh)), ...hears(-70)],
    says: 'silent',
  },
  { id: 'mute-after-switch', when: 'nothing is measured', facts: sends(old, off(fresh)), says: null },
];
