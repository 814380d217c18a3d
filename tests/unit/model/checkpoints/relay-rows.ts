import { of, type Fact } from '../../../support/build-trace.ts';
import { created } from '../facts.ts';
import { call, is, local, restarted, sdp, step } from '../restart-facts.ts';
import type { CheckpointRow } from './connecting-checkpoints.rows.ts';
import type { PredictionRow } from './connecting-predictions.rows.ts';

const line = (type: string) => `candidate:1 1 udp 58597375 192.0.2.1 50000 typ ${type}`;
const selected = (local: string, remote: string): Fact => ({
  type: 'candidate-pair.selected',
  local: line(local),
  remote: line(remote),
});
const gathered = (type: string): Fact => ({
  type: 'candidate.gathered',
  candidate: { candidate: line(type), sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'u' },
});
const allocated: Fact = {
  ...{ type: 'turn.allocated', after: 1, relayed: '192.0.2.1:50000', mapped: '192.0.2.7:5', lifetime: 600 },
};
const relayed = [created, selected('relay', 'relay')];
const silent: Fact = { type: 'candidate-pair.selected', local: null, remote: null };

/** The checkpoints of the lessons about STUN, TURN and restarts, each reached and missed. */
export const relayCheckpointRows: readonly CheckpointRow[] = [
  { id: 'relay-selected', when: 'one side is recorded, and has', facts: relayed, missing: null },
  {
    id: 'relay-selected',
    when: 'both have',
    facts: [...of('alice', ...relayed), ...of('bob', ...relayed)],
    missing: null,
  },
  {
    id: 'relay-selected',
    when: 'only alice has',
    facts: [...of('alice', ...relayed), ...of('bob', created)],
    missing: 'no-relay-pair',
  },
  {
    id: 'relay-selected',
    when: 'the other end is no relay',
    facts: [created, selected('relay', 'host')],
    missing: 'no-relay-pair',
  },
  { id: 'relay-selected', when: 'the browser does not say', facts: [created, silent], missing: 'no-relay-pair' },
  { id: 'server-candidate', when: 'a relay came', facts: [created, gathered('relay')], missing: null },
  { id: 'server-candidate', when: 'an srflx came', facts: [created, gathered('srflx')], missing: null },
  {
    id: 'server-candidate',
    when: 'only host came',
    facts: [created, gathered('host')],
    missing: 'no-server-candidate',
  },
  { id: 'turn-allocated', when: 'the server says so', facts: [allocated], missing: null },
  { id: 'turn-allocated', when: 'nobody asked', facts: [created], missing: 'no-allocation' },
  { id: 'healed', when: 'it came back', facts: [is('connected'), is('disconnected'), is('connected')], missing: null },
  {
    id: 'healed',
    when: 'a restart helped',
    facts: [is('connected'), is('disconnected'), step('restart-by-method'), is('connected')],
    missing: 'not-healed',
  },
  {
    id: 'healed',
    when: 'it had failed',
    facts: [is('connected'), is('disconnected'), is('failed'), is('connected')],
    missing: 'not-healed',
  },
  { id: 'restarted-and-alive', when: 'both sides went on', facts: restarted, missing: null },
  { id: 'restarted-and-alive', when: 'there was none', facts: call, missing: 'no-restart' },
  {
    id: 'restarted-and-alive',
    when: 'there is no answer',
    facts: [...call, step('restart-by-method'), local('offer', sdp('a2'))],
    missing: 'no-media-after-restart',
  },
  {
    id: 'restarted-and-alive',
    when: 'a new connection was made',
    facts: [...restarted, created],
    missing: 'no-media-after-restart',
  },
];

/** The questions of these lessons, each decided and left open. */
export const relayPredictionRows: readonly PredictionRow[] = [
  {
    id: 'first-allocate',
    when: 'it is challenged',
    facts: [{ type: 'turn.challenged', after: 1, method: 'Allocate' }, allocated],
    says: 'challenge',
  },
  {
    id: 'first-allocate',
    when: 'it is refused',
    facts: [{ type: 'turn.refused', after: 1, method: 'Allocate', code: 403 }],
    says: 'refusal',
  },
  { id: 'first-allocate', when: 'it is granted', facts: [allocated], says: 'address' },
  {
    id: 'first-allocate',
    when: 'only STUN was asked',
    facts: [{ type: 'stun.answered', after: 1, mapped: '192.0.2.7:5' }],
    says: null,
  },
  { id: 'new-after-restart', when: 'there was none', facts: call, says: null },
  { id: 'new-after-restart', when: 'it was one', facts: restarted, says: 'credentials' },
  { id: 'new-after-restart', when: 'there is another connection', facts: [...restarted, created], says: 'connection' },
  {
    id: 'new-after-restart',
    when: 'the keys are new',
    facts: [...call, step('restart-by-option'), local('offer', sdp('a2', 'sha-256 BB'))],
    says: 'keys',
  },
  {
    id: 'new-after-restart',
    when: 'nothing is',
    facts: [...call, step('restart-by-option'), local('offer', sdp('a1'))],
    says: 'nothing',
  },
];
