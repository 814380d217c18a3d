import { of, type Fact } from '../../../support/build-trace.ts';
import { called, sets } from '../facts.ts';
import type { CheckpointRow } from './connecting-checkpoints.rows.ts';
import type { PredictionRow } from './connecting-predictions.rows.ts';

const candidate = {
  candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host',
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment: null,
};
const stuck: readonly Fact[] = [
  ...sets('local', 'offer', 'have-local-offer'),
  { type: 'candidate.gathered', candidate },
  ...sets('remote', 'answer', 'stable'),
];
const added: readonly Fact[] = [...stuck, ...called('addIceCandidate')];
const checking: Fact = { type: 'ice-connection.changed', state: 'checking' };
const connected: Fact = { type: 'connection.changed', state: 'connected' };
const failed: Fact = { type: 'connection.changed', state: 'failed' };

export const dumpCheckpointRows: readonly CheckpointRow[] = [
  { id: 'dump-connected', when: 'the call connected', facts: of('alice', connected), missing: null },
  { id: 'dump-connected', when: 'it failed', facts: of('alice', failed), missing: 'not-a-connected-dump' },
  { id: 'dump-stuck', when: 'nobody was given a candidate', facts: of('alice', ...stuck), missing: null },
  { id: 'dump-stuck', when: 'one was added', facts: of('alice', ...added), missing: 'not-a-stuck-dump' },
  { id: 'dump-stuck', when: 'ICE has begun', facts: of('alice', ...stuck, checking), missing: 'not-a-stuck-dump' },
];

export const dumpPredictionRows: readonly PredictionRow[] = [
  { id: 'why-stuck', when: 'nobody was given a candidate', facts: of('alice', ...stuck), says: 'not-relayed' },
  { id: 'why-stuck', when: 'one was added', facts: of('alice', ...added), says: null },
];
