import { of, type Fact } from '../../../support/build-trace.ts';
import { called } from '../facts.ts';
import { carried } from '../healthy-call.ts';
import type { CheckpointRow } from './connecting-checkpoints.rows.ts';
import type { PredictionRow } from './connecting-predictions.rows.ts';

const mesh = (peers: number, connected: number): Fact => ({
  type: 'mesh.changed',
  peers,
  connections: (peers * (peers - 1)) / 2,
  connected,
});
const measured = (peers: number, uplink: number): Fact => ({ type: 'mesh.measured', peers, uplink, encoding: 5 });
const is = (state: 'connected' | 'disconnected' | 'failed'): Fact => ({ type: 'connection.changed', state });
const bye = carried('bob', 'bye', 'b');
const close = called('close');

export const meshCheckpointRows: readonly CheckpointRow[] = [
  { id: 'mesh-of-three', when: 'three pairs of three are up', facts: [mesh(3, 3)], missing: null },
  { id: 'mesh-of-three', when: 'all six are', facts: [mesh(6, 15)], missing: null },
  { id: 'mesh-of-three', when: 'one pair is not', facts: [mesh(3, 2)], missing: 'no-mesh-of-three' },
  { id: 'mesh-of-three', when: 'there are two', facts: [mesh(2, 1)], missing: 'no-mesh-of-three' },
  { id: 'mesh-of-four', when: 'all six pairs are up', facts: [mesh(4, 5), mesh(4, 6)], missing: null },
  { id: 'mesh-of-four', when: 'one is not', facts: [mesh(4, 5)], missing: 'no-mesh-of-four' },
  {
    id: 'mesh-back',
    when: 'one has left and come back',
    facts: [mesh(4, 6), mesh(3, 3), mesh(4, 4), mesh(4, 6)],
    missing: null,
  },
  {
    id: 'mesh-back',
    when: 'nobody has come back',
    facts: [mesh(3, 3), mesh(4, 6), mesh(3, 3)],
    missing: 'nobody-came-back',
  },
  {
    id: 'mesh-back',
    when: 'who has come back is not connected',
    facts: [mesh(3, 3), mesh(2, 1), mesh(3, 2)],
    missing: 'nobody-came-back',
  },
  { id: 'mesh-of-six', when: 'all fifteen are up', facts: [mesh(6, 14), mesh(6, 15)], missing: null },
  { id: 'mesh-of-six', when: 'one is not', facts: [mesh(6, 14)], missing: 'no-mesh-of-six' },
  { id: 'mesh-of-six', when: 'there are five', facts: [mesh(5, 10)], missing: 'no-mesh-of-six' },
  { id: 'mesh-left', when: 'a goodbye came and it was closed', facts: [...bye, ...close], missing: null },
  { id: 'mesh-left', when: 'it was ignored', facts: bye, missing: 'nobody-left' },
  { id: 'mesh-left', when: 'it was closed before', facts: [...close, ...bye], missing: 'nobody-left' },
  {
    id: 'mesh-left',
    when: 'only who left has closed',
    facts: [...bye, ...of('bob', ...close)],
    missing: 'nobody-left',
  },
  {
    id: 'mesh-crash-cleared',
    when: 'it failed and was closed',
    facts: [is('connected'), is('disconnected'), is('failed'), ...close],
    missing: null,
  },
  {
    id: 'mesh-crash-cleared',
    when: 'it failed and is open',
    facts: [is('connected'), is('failed')],
    missing: 'no-crash-cleared',
  },
  {
    id: 'mesh-crash-cleared',
    when: 'it never was up',
    facts: [is('failed'), ...close],
    missing: 'no-crash-cleared',
  },
  {
    id: 'mesh-crash-cleared',
    when: 'a goodbye came',
    facts: [is('connected'), ...bye, is('failed'), ...close],
    missing: 'no-crash-cleared',
  },
  {
    id: 'uplink-compared',
    when: 'two and four were measured',
    facts: [measured(2, 40), measured(4, 120)],
    missing: null,
  },
  {
    id: 'uplink-compared',
    when: 'two and three were',
    facts: [measured(2, 40), measured(3, 80)],
    missing: 'not-two-sizes',
  },
  { id: 'uplink-compared', when: 'nothing was', facts: [mesh(4, 6)], missing: 'not-two-sizes' },
];

export const meshPredictionRows: readonly PredictionRow[] = [
  {
    id: 'crash-noticed',
    when: 'alice sees it disconnected',
    facts: [is('connected'), is('disconnected')],
    says: 'disconnected',
  },
  { id: 'crash-noticed', when: 'bob sees it', facts: of('bob', is('connected'), is('failed')), says: 'failed' },
  {
    id: 'crash-noticed',
    when: 'there was a goodbye',
    facts: [is('connected'), ...bye, is('disconnected')],
    says: null,
  },
  { id: 'crash-noticed', when: 'it is up', facts: [is('connected')], says: null },
  {
    id: 'uplink-of-four',
    when: 'it is three times as much',
    facts: [measured(2, 40), measured(4, 121)],
    says: 'three',
  },
  { id: 'one-of-four-leaves', when: 'three are left', facts: [mesh(4, 6), mesh(3, 2), mesh(3, 3)], says: 'three' },
  { id: 'one-of-four-leaves', when: 'nobody has left', facts: [mesh(3, 3), mesh(4, 6)], says: null },
  { id: 'one-of-four-leaves', when: 'not all are up again', facts: [mesh(4, 6), mesh(3, 2)], says: null },
  { id: 'uplink-of-four', when: 'it is the same', facts: [measured(2, 40), measured(4, 43)], says: 'same' },
  { id: 'uplink-of-four', when: 'it is six times', facts: [measured(2, 40), measured(4, 240)], says: 'six' },
  { id: 'uplink-of-four', when: 'only three were there', facts: [measured(2, 40), measured(3, 80)], says: null },
];
