import type { SdpType, Side } from '#labs/model/vocabulary.ts';
import type { Candidate } from '#labs/model/trace.ts';
import { applied } from '../facts.ts';
import type { Fact } from '../../../support/build-trace.ts';

const lines = { audio: 'm=audio 9 UDP/TLS/RTP/SAVPF 111', video: 'm=video 9 UDP/TLS/RTP/SAVPF 96' };

export const oneLine = `v=0\r\n${lines.audio}\r\n`;
export const twoLines = `v=0\r\n${lines.audio}\r\n${lines.video}\r\n`;
export const threeLines = `${twoLines}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n`;
export const refusedLine = twoLines.replace('m=video 9', 'm=video 0');
export const noLine = 'v=0\r\ns=-\r\n';

export function described(side: Side, type: SdpType, sdp: string): Fact {
  return applied(side, type, sdp);
}

export function found(type: 'host' | 'srflx' | 'relay'): Fact {
  const candidate: Candidate = {
    candidate: `candidate:1 1 udp 2113937151 192.0.2.7 50000 typ ${type}`,
    sdpMid: '0',
    sdpMLineIndex: 0,
    usernameFragment: 'EsAw',
  };
  return { type: 'candidate.gathered', candidate };
}

export const foundAll: Fact = { type: 'candidate.gathered', candidate: null };
export const complete: Fact = { type: 'ice-gathering.changed', state: 'complete' };
export const relayOnly: Fact = {
  type: 'connection.created',
  configuration: { iceServers: [], iceTransportPolicy: 'relay' },
};
export const up: Fact = { type: 'connection.changed', state: 'connected' };
export const iceUp: Fact = { type: 'ice-connection.changed', state: 'connected' };
export const gone: Fact = { type: 'connection.changed', state: 'disconnected' };
export const failed: Fact = { type: 'connection.changed', state: 'failed' };

export function sampled(report: { type: string } & Readonly<Record<string, string | boolean>>, at?: number): Fact {
  const facts = { type: 'stats.sampled', reports: [{ id: 'r1', timestamp: 1, ...report }] } as const;
  return at === undefined ? facts : { ...facts, at };
}

export const runs = (fault: string | null): Fact => ({ type: 'run.started', scenario: 'loopback-call', fault });
