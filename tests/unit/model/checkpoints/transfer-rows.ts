import type { Fact } from '../../../support/build-trace.ts';
import type { CheckpointRow } from './connecting-checkpoints.rows.ts';
import type { PredictionRow } from './connecting-predictions.rows.ts';

const started: Fact = { type: 'transfer.started', id: 'a', bytes: 10, chunkBytes: 5 };
const ended = (outcome: 'complete' | 'cancelled' | 'refused' | 'failed', isEqual: boolean | null = null): Fact => ({
  type: 'transfer.ended',
  ...{ id: 'a', outcome, bytes: 10, isEqual },
});
const resumed = (from: number): Fact => ({ type: 'transfer.resumed', id: 'a', from });
const restart: Fact = { type: 'call.started', call: 'restartIce#1', method: 'restartIce', arguments: [] };
const offer: Fact = { type: 'call.started', call: 'createOffer#1', method: 'createOffer', arguments: [{}] };
const restartOffer: Fact = { ...offer, arguments: [{ iceRestart: true }] };
const whole = ended('complete', true);

export const transferCheckpointRows: readonly CheckpointRow[] = [
  { id: 'file-arrived', when: 'it is complete and equal', facts: [started, whole], missing: null },
  { id: 'file-arrived', when: 'it is on its way', facts: [started], missing: 'no-whole-file' },
  { id: 'file-arrived', when: 'the hashes differ', facts: [started, ended('failed', false)], missing: 'no-whole-file' },
  { id: 'file-cancelled', when: 'it was on its way', facts: [started, ended('cancelled')], missing: null },
  { id: 'file-cancelled', when: 'it was only offered', facts: [ended('cancelled')], missing: 'no-cancelled-file' },
  { id: 'file-cancelled', when: 'it arrived', facts: [started, whole], missing: 'no-cancelled-file' },
  { id: 'file-resumed', when: 'it went on and arrived', facts: [started, resumed(5), whole], missing: null },
  {
    id: 'file-resumed',
    when: 'it went on and failed',
    facts: [started, resumed(5), ended('failed')],
    missing: 'no-resumed-file',
  },
  {
    id: 'file-resumed',
    when: 'another one went on',
    facts: [started, { ...resumed(5), id: 'b' } as Fact, whole],
    missing: 'no-resumed-file',
  },
];

const closing: Fact = { type: 'data-channel.closing', channel: { label: 'file', id: 3 }, isOwn: true };

export const transferPredictionRows: readonly PredictionRow[] = [
  { id: 'resumed-from', when: 'something was there', facts: [started, resumed(5)], says: 'where-it-was' },
  { id: 'resumed-from', when: 'nothing was', facts: [started, resumed(0)], says: 'beginning' },
  { id: 'resumed-from', when: 'it was never cut off', facts: [started, whole], says: null },
  { id: 'file-through-restart', when: 'it arrives', facts: [started, restart, whole], says: 'goes-on' },
  { id: 'file-through-restart', when: 'the offer restarts', facts: [started, restartOffer, whole], says: 'goes-on' },
  { id: 'file-through-restart', when: 'the offer does not', facts: [started, offer, whole], says: null },
  { id: 'file-through-restart', when: 'it is still on its way', facts: [started, restart], says: null },
  { id: 'file-through-restart', when: 'somebody cancels', facts: [started, restart, ended('cancelled')], says: null },
  {
    id: 'file-through-restart',
    when: 'it needed another channel',
    facts: [started, restart, resumed(5), whole],
    says: 'needs-a-channel',
  },
  { id: 'file-through-restart', when: 'it fails', facts: [started, restart, ended('failed')], says: 'fails' },
  { id: 'file-through-restart', when: 'it was over before', facts: [started, whole, restart], says: null },
  { id: 'file-through-restart', when: 'nothing was sent', facts: [restart, started, whole], says: null },
  {
    id: 'file-through-restart',
    when: 'it was over before, and another is on its way at the next restart',
    facts: [started, whole, restart, { ...started, id: 'next' }, restart, { ...whole, id: 'next' } as Fact],
    says: 'goes-on',
  },
  {
    id: 'file-through-restart',
    when: 'somebody closed its channel after the restart',
    facts: [started, restart, closing, resumed(5), whole],
    says: null,
  },
];
