import { unimpaired } from '#labs/model/network/impairment.ts';
import { of, type Fact } from '../../support/build-trace.ts';
import { created } from './facts.ts';

/** A description of two sections, as far as a restart is concerned. */
export const sdp = (ufrag: string, fingerprint = 'sha-256 AA'): string =>
  [
    ...['m=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=mid:0', `a=ice-ufrag:${ufrag}`, `a=ice-pwd:${ufrag}-pwd`],
    ...[`a=fingerprint:${fingerprint}`, 'a=rtpmap:111 opus/48000/2', 'a=msid:s t'],
    ...['m=video 9 UDP/TLS/RTP/SAVPF 96', 'a=mid:1', 'a=rtpmap:96 VP8/90000', 'a=msid:s v', ''],
  ].join('\r\n');
export const local = (type: 'offer' | 'answer', text: string): Fact => ({
  type: 'description.applied',
  side: 'local',
  description: { type, sdp: text },
});
export const received = (packetsReceived: number): Fact => ({
  type: 'stats.sampled',
  reports: [{ type: 'inbound-rtp', packetsReceived }],
});
export const step = (name: string): Fact => ({ type: 'step.started', step: name });
export const is = (state: 'connected' | 'disconnected' | 'failed'): Fact => ({ type: 'connection.changed', state });
export const plug = (isUnplugged: boolean, at: number): Fact => ({
  type: 'network.impaired',
  at,
  impairment: { ...unimpaired, isUnplugged },
});

export const call: readonly Fact[] = [
  ...of('alice', created, local('offer', sdp('a1')), received(10)),
  ...of('bob', created, local('answer', sdp('b1')), received(20)),
];
export const restarted: readonly Fact[] = [
  ...call,
  step('restart-by-method'),
  ...of('alice', local('offer', sdp('a2')), received(15)),
  ...of('bob', local('answer', sdp('b2')), received(25)),
];
