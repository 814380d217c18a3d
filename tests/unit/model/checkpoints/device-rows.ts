import type { MediaSourceKind, TrackFacts } from '#labs/model/trace.ts';
import { of, type Fact } from '../../../support/build-trace.ts';
import type { CheckpointRow } from './connecting-checkpoints.rows.ts';
import type { PredictionRow } from './connecting-predictions.rows.ts';

const video = (id: string): TrackFacts => ({ id, kind: 'video' });
const audio = (id: string): TrackFacts => ({ id, kind: 'audio' });
const replaced = (before: TrackFacts | null, after: TrackFacts | null): Fact => ({
  ...{ type: 'track.replaced', before, after },
});
const ended = (track: TrackFacts): Fact => ({ type: 'track.ended', track });
const stopped = (track: TrackFacts): Fact => ({ type: 'track.stopped', track });
const refused = (source: MediaSourceKind, name: string): Fact => ({
  ...{ type: 'media.refused', source, error: { name, message: '' } },
});
const granted = (source: MediaSourceKind, ...tracks: readonly TrackFacts[]): Fact => ({
  ...{ type: 'media.granted', source, tracks },
});
const described: Fact = { type: 'description.applied', side: 'local', description: { type: 'offer', sdp: '' } };

const [camera, other, screen] = [video('camera'), video('other'), video('screen')];
const busy = 'NotReadableError';
const keeps = [refused('camera', busy), granted('camera', camera), refused('synthetic', busy)];
const there = replaced(camera, screen);
const back = replaced(screen, camera);
const alice = (...facts: readonly Fact[]) => of('alice', ...facts);

export const deviceCheckpointRows: readonly CheckpointRow[] = [
  { id: 'camera-kept', when: 'it is opened alone, and the microphone fails', facts: alice(...keeps), missing: null },
  {
    id: 'camera-kept',
    when: 'a camera alone is refused, chosen and refused again',
    facts: alice(refused('camera', busy), granted('camera', camera), refused('camera', busy)),
    missing: 'no-kept-camera',
  },
  {
    id: 'camera-kept',
    when: 'both are given the second time',
    facts: alice(refused('camera', busy), granted('camera', camera, audio('m')), refused('microphone', busy)),
    missing: 'no-kept-camera',
  },
  {
    id: 'camera-kept',
    when: 'another error comes last',
    facts: alice(refused('camera', busy), granted('camera', camera), refused('microphone', 'TypeError')),
    missing: 'no-kept-camera',
  },
  {
    id: 'device-fell-back',
    when: 'the next one is sent',
    facts: alice(ended(camera), replaced(camera, other)),
    missing: null,
  },
  {
    id: 'device-fell-back',
    when: 'none is',
    facts: alice(ended(camera), replaced(camera, null)),
    missing: 'no-fallback',
  },
  {
    id: 'device-fell-back',
    when: 'a screen has ended',
    facts: alice(there, ended(screen), back),
    missing: 'no-fallback',
  },
  { id: 'device-fell-back', when: 'a camera is chosen', facts: alice(replaced(camera, other)), missing: 'no-fallback' },
  {
    id: 'device-fell-back',
    when: 'it is bob’s',
    facts: of('bob', ended(camera), replaced(camera, other)),
    missing: 'no-fallback',
  },
  { id: 'overconstrained', when: 'it is seen', facts: alice(refused('camera', 'OverconstrainedError')), missing: null },
  { id: 'overconstrained', when: 'another is', facts: alice(refused('camera', busy)), missing: 'not-overconstrained' },
  { id: 'screen-there-and-back', when: 'the camera is back', facts: alice(there, back), missing: null },
  { id: 'screen-there-and-back', when: 'it is not', facts: alice(there), missing: 'no-screen-and-back' },
  {
    id: 'screen-there-and-back',
    when: 'two cameras were switched',
    facts: alice(replaced(camera, other), stopped(camera), replaced(other, video('third')), stopped(other)),
    missing: 'no-screen-and-back',
  },
  { id: 'screen-ended-outside', when: 'the screen said so', facts: alice(there, ended(screen), back), missing: null },
  { id: 'screen-ended-outside', when: 'our button did it', facts: alice(there, back), missing: 'no-screen-ended' },
];

export const devicePredictionRows: readonly PredictionRow[] = [
  { id: 'both-or-nothing', when: 'one of two fails', facts: alice(...keeps), says: 'nothing' },
  { id: 'both-or-nothing', when: 'both are given', facts: alice(granted('camera', camera, audio('m'))), says: null },
  {
    id: 'share-negotiates',
    when: 'nothing is negotiated',
    facts: alice(described, there, back, described),
    says: 'no',
  },
  { id: 'share-negotiates', when: 'an offer is made meanwhile', facts: alice(there, described, back), says: 'yes' },
  { id: 'share-negotiates', when: 'it goes on', facts: alice(there, described), says: null },
];
