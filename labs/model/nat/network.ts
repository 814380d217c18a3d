import type { PeerId } from '../vocabulary.ts';
import { createNat, isSame, letIn, sendOut, type Endpoint, type Nat, type NatKind } from './nat.ts';

/** Why a packet came nowhere. */
export type Loss =
  /** A private address means nothing outside of its network. */
  | 'no-route'
  /** The NAT of the other side has not sent anything there, or not from there. */
  | 'filtered'
  /** The TURN server lets in only whom its client has named. */
  | 'no-permission';

/** A socket of one side: its own, or the address that the TURN server lends. */
export type Base = 'host' | 'relay';

export type Arrival = { peer: PeerId; base: Base; from: Endpoint };

export type Network = {
  nats: Readonly<Record<PeerId, Nat | null>>;
  own: Readonly<Record<PeerId, Endpoint>>;
  relays: Readonly<Record<PeerId, Endpoint | null>>;
  /** Hosts that each relay lets in. */
  permitted: Readonly<Record<PeerId, readonly string[]>>;
};

export const stunServer: Endpoint = { host: '192.0.2.10', port: 3478 };
const publicHosts: Readonly<Record<PeerId, string>> = { alice: '203.0.113.1', bob: '198.51.100.1' };
const privateHosts: Readonly<Record<PeerId, string>> = { alice: '10.0.0.2', bob: '192.168.1.2' };
const relayPorts: Readonly<Record<PeerId, number>> = { alice: 50_001, bob: 50_002 };

/** Two hosts, each in a network of its own, with a STUN and a TURN server on the internet between. Addresses of RFC 5737. */
export function createNetwork(kinds: Readonly<Record<PeerId, NatKind>>, hasTurn: boolean): Network {
  const natOf = (peer: PeerId) => {
    const kind = kinds[peer];
    return kind === 'open' ? null : createNat(kind, publicHosts[peer]);
  };
  const hostOf = (peer: PeerId) => (kinds[peer] === 'open' ? publicHosts : privateHosts)[peer];
  const relayOf = (peer: PeerId) => (hasTurn ? { host: '192.0.2.20', port: relayPorts[peer] } : null);
  return {
    nats: { alice: natOf('alice'), bob: natOf('bob') },
    own: { alice: { host: hostOf('alice'), port: 5000 }, bob: { host: hostOf('bob'), port: 5000 } },
    relays: { alice: relayOf('alice'), bob: relayOf('bob') },
    permitted: { alice: [], bob: [] },
  };
}

/** Names a host to the own TURN server, as `CreatePermission` does. */
export function permit(network: Network, peer: PeerId, host: string): Network {
  return { ...network, permitted: { ...network.permitted, [peer]: [...network.permitted[peer], host] } };
}

/** Sends one packet; the NATs on its way remember it. */
export function send(
  network: Network,
  peer: PeerId,
  base: Base,
  to: Endpoint,
): { network: Network; from: Endpoint; arrival: Arrival | Loss } {
  const relay = network.relays[peer];
  if (base === 'relay' && relay) return { network, from: relay, arrival: deliver(network, relay, to) };
  const nat = network.nats[peer];
  if (nat === null) return { network, from: network.own[peer], arrival: deliver(network, network.own[peer], to) };
  const out = sendOut(nat, network.own[peer], to);
  const next = { ...network, nats: { ...network.nats, [peer]: out.nat } };
  return { network: next, from: out.from, arrival: deliver(next, out.from, to) };
}

function deliver({ nats, own, relays, permitted }: Network, from: Endpoint, to: Endpoint): Arrival | Loss {
  for (const peer of ['alice', 'bob'] as const) {
    const relay = relays[peer];
    if (relay && isSame(relay, to))
      return permitted[peer].includes(from.host) ? { peer, base: 'relay', from } : 'no-permission';
    const nat = nats[peer];
    if (nat === null && isSame(own[peer], to)) return { peer, base: 'host', from };
    if (nat !== null && nat.host === to.host) return letIn(nat, from, to) ? { peer, base: 'host', from } : 'filtered';
  }
  return 'no-route';
}
