import type { PeerId } from '#labs/model/vocabulary.ts';
import { of, type Fact } from '../../../support/build-trace.ts';

/** What a browser reports by itself while it gathers one candidate. */
export function gathers(peer: PeerId): readonly Fact[] {
  const address = peer === 'alice' ? '192.0.2.1' : '192.0.2.2';
  const candidate = {
    ...{ candidate: `candidate:1 1 udp 2113937151 ${address} 50000 typ host`, usernameFragment: 'EsAw' },
    ...{ sdpMid: '0', sdpMLineIndex: 0 },
  };
  return of(
    peer,
    { type: 'ice-gathering.changed', state: 'gathering' },
    { type: 'candidate.gathered', candidate },
    { type: 'ice-gathering.changed', state: 'complete' },
    { type: 'candidate.gathered', candidate: null },
  );
}

/** What both browsers report when they have found each other. */
export function connects(): readonly Fact[] {
  const facts: readonly Fact[] = [
    { type: 'ice-connection.changed', state: 'checking' },
    { type: 'connection.changed', state: 'connecting' },
    { type: 'ice-connection.changed', state: 'connected' },
    { type: 'connection.changed', state: 'connected' },
  ];
  return [...of('alice', ...facts), ...of('bob', ...facts)];
}
