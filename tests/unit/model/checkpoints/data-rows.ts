import type { ChannelFacts, ChannelOptions, FloodFigures } from '#labs/model/trace.ts';
import { of, type Fact } from '../../../support/build-trace.ts';
import { created, rejected } from '../facts.ts';
import type { CheckpointRow } from './connecting-checkpoints.rows.ts';
import type { PredictionRow } from './connecting-predictions.rows.ts';

const plain: ChannelOptions = {
  ordered: true,
  maxRetransmits: null,
  maxPacketLifeTime: null,
  protocol: '',
  negotiated: false,
};
const chat: ChannelFacts = { label: 'chat', id: 1 };
const makes = (options = plain, channel: ChannelFacts = { label: 'chat', id: null }): Fact => ({
  type: 'call.resolved',
  call: 'createDataChannel#1',
  result: { ...channel, state: 'connecting', ...options },
});
const opens = (channel = chat): Fact => ({ type: 'data-channel.opened', channel: { ...channel, state: 'open' } });
const isAnnounced = (options = plain): Fact => ({ type: 'data-channel.received', channel: chat, options });
const closing = (isOwn: boolean): Fact => ({ type: 'data-channel.closing', channel: chat, isOwn });
const closed: Fact = { type: 'data-channel.closed', channel: { ...chat, state: 'closed' } };
const alice = (...facts: readonly Fact[]) => of('alice', created, ...facts);
const bob = (...facts: readonly Fact[]) => of('bob', created, ...facts);
const opened = [...alice(makes(), opens()), ...bob(isAnnounced(), opens())];
const once = { ...plain, ordered: false, maxRetransmits: 0 };

const figures = (label: string, sent: number, lost: number): FloodFigures => ({
  ...{ label, sent, delivered: sent - lost, lost },
  ...{ outOfOrder: 0, median: 50, p95: 60, max: 70 },
});
const flood = (isOver: boolean, reliable: number, unreliable: number): Fact => ({
  type: 'flood.reported',
  isOver,
  channels: [figures('flood-ordered', 100, reliable), figures('flood-no-retransmits', 100, unreliable)],
});

export const dataCheckpointRows: readonly CheckpointRow[] = [
  { id: 'channel-opened', when: 'both ends have opened', facts: opened, missing: null },
  { id: 'channel-opened', when: 'it waits', facts: alice(makes()), missing: 'no-open-channel' },
  { id: 'channel-opened', when: 'one end has', facts: alice(makes(), opens()), missing: 'no-open-channel' },
  {
    id: 'unreliable-opened',
    when: 'both ends send once',
    facts: [...alice(makes(once), opens()), ...bob(isAnnounced(once), opens())],
    missing: null,
  },
  { id: 'unreliable-opened', when: 'the channel is plain', facts: opened, missing: 'no-unreliable-channel' },
  { id: 'loss-where-allowed', when: 'only the unreliable one loses', facts: [flood(true, 0, 4)], missing: null },
  { id: 'loss-where-allowed', when: 'nothing is lost', facts: [flood(true, 0, 0)], missing: 'no-unequal-loss' },
  { id: 'loss-where-allowed', when: 'it goes on', facts: [flood(false, 0, 4)], missing: 'no-unequal-loss' },
  { id: 'loss-where-allowed', when: 'there is a channel', facts: opened, missing: 'no-flood' },
  { id: 'channel-refused', when: 'one was', facts: [rejected('createDataChannel', 'TypeError')], missing: null },
  { id: 'channel-refused', when: 'none was', facts: opened, missing: 'no-refused-channel' },
  {
    id: 'channel-closed',
    when: 'bob closes and alice hears of it',
    facts: [...opened, ...of('bob', closing(true)), ...of('alice', closing(false), closed), ...of('bob', closed)],
    missing: null,
  },
  {
    id: 'channel-closed',
    when: 'the connection went with it',
    facts: [...opened, ...of('alice', closed), ...of('bob', closed)],
    missing: 'no-closed-channel',
  },
];

const agreed = (id: number): [Fact, ChannelFacts] => [
  makes({ ...plain, negotiated: true }, { label: 'agreed', id }),
  { label: 'agreed', id },
];
const [aliceMakes, atAlice] = agreed(20);
const [bobMakes, atBob] = agreed(21);
const up: Fact = { type: 'connection.changed', state: 'connected' };
const differ = [...alice(aliceMakes), ...bob(bobMakes), ...of('alice', up)];
const full: Fact = {
  type: 'data.refused',
  channel: chat,
  bytes: 250_000,
  error: { name: 'OperationError', message: 'full' },
};
const sent: Fact = { type: 'data.sent', channel: chat, bytes: 11 };

export const dataPredictionRows: readonly PredictionRow[] = [
  {
    id: 'ids-that-differ',
    when: 'both have opened',
    facts: [...differ, ...of('alice', opens(atAlice)), ...of('bob', opens(atBob))],
    says: 'both',
  },
  {
    id: 'ids-that-differ',
    when: 'one has, and time is up',
    ...{ now: 9000, says: 'one' },
    facts: [...differ, ...of('bob', opens(atBob))],
  },
  { id: 'ids-that-differ', when: 'none has, and time is up', ...{ now: 9000, says: 'none' }, facts: differ },
  { id: 'ids-that-differ', when: 'there is time left', facts: differ, says: null },
  {
    id: 'ids-that-differ',
    when: 'nothing was agreed on',
    now: 9000,
    facts: [...opened, ...of('alice', up)],
    says: null,
  },
  { id: 'full-buffer', when: 'it takes another', facts: [...opened, full, sent], says: 'goes-on' },
  { id: 'full-buffer', when: 'it closes by itself', facts: [...opened, full, closed], says: 'closes' },
  { id: 'full-buffer', when: 'somebody closes it', facts: [...opened, full, closing(true), closed], says: null },
  { id: 'full-buffer', when: 'nothing has come since', facts: [...opened, full], says: null },
];
