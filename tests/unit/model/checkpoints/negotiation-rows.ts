import {
  arrives,
  asks,
  bothUp,
  changesTrack,
  clicked,
  naiveGlare,
  resolvedGlare,
  round,
  sdpOf,
  stubbornGlare,
} from '../negotiation/negotiation-facts.ts';
import type { CheckpointRow } from './connecting-checkpoints.rows.ts';
import type { PredictionRow } from './connecting-predictions.rows.ts';

const bobsCamera = [
  ...bothUp,
  ...clicked('bob', 'add-camera'),
  ...changesTrack('bob', 'addTrack', 'c'),
  ...asks('bob'),
  ...round('bob'),
];
const both = [
  ...bothUp,
  ...clicked('alice', 'add-both'),
  ...changesTrack('alice', 'addTrack', 'c'),
  ...changesTrack('alice', 'addTrack', 'm', 'audio'),
];
const bothArrive = [...round('alice'), ...arrives('bob', 'c'), ...arrives('bob', 'm', 'audio')];
const stopped = round('alice', sdpOf({ mid: '0', isRejected: true }));

export const negotiationCheckpointRows: readonly CheckpointRow[] = [
  { id: 'glare-resolved', when: 'one side gave way', facts: [...bothUp, ...resolvedGlare], missing: null },
  {
    id: 'glare-resolved',
    when: 'it did, and something else came later',
    facts: [...bothUp, ...resolvedGlare, ...clicked('bob', 'open-channel')],
    missing: null,
  },
  { id: 'glare-resolved', when: 'both did', facts: [...bothUp, ...naiveGlare], missing: 'glare-open' },
  { id: 'glare-resolved', when: 'neither did', facts: [...bothUp, ...stubbornGlare], missing: 'glare-open' },
  { id: 'glare-resolved', when: 'they took turns', facts: bobsCamera, missing: 'no-glare' },
  { id: 'track-in-call', when: 'it arrives', facts: [...bobsCamera, ...arrives('alice', 'c')], missing: null },
  { id: 'track-in-call', when: 'it does not', facts: bobsCamera, missing: 'no-track-in-call' },
  {
    id: 'm-line-recycled',
    when: 'the place of a stopped one is taken',
    facts: [...round('alice', sdpOf({ mid: '0' })), ...stopped, ...round('bob', sdpOf({ mid: '3' }))],
    missing: null,
  },
  {
    id: 'm-line-recycled',
    when: 'one is stopped',
    facts: [...round('alice', sdpOf({ mid: '0' })), ...stopped],
    missing: 'not-recycled',
  },
];

export const negotiationPredictionRows: readonly PredictionRow[] = [
  { id: 'offer-survives', when: 'bob gives way', facts: [...bothUp, ...resolvedGlare], says: 'alice' },
  { id: 'offer-survives', when: 'both give way', facts: [...bothUp, ...naiveGlare], says: 'neither' },
  { id: 'offer-survives', when: 'neither gives way', facts: [...bothUp, ...stubbornGlare], says: 'neither' },
  { id: 'offer-survives', when: 'they took turns', facts: bobsCamera, says: null },
  { id: 'needed-once', when: 'two share one', facts: [...both, ...asks('alice'), ...bothArrive], says: 'one' },
  {
    id: 'needed-once',
    when: 'each has its own',
    facts: [...both, ...asks('alice'), ...asks('alice'), ...bothArrive],
    says: 'each',
  },
  { id: 'needed-once', when: 'nothing fires', facts: [...both, ...bothArrive], says: 'none' },
  { id: 'needed-once', when: 'one was added', facts: [...bobsCamera, ...arrives('alice', 'c')], says: null },
];
