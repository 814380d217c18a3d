import { otherPeer } from '../other-peer.ts';
import type { CandidateType } from '../sdp/candidate.ts';
import { peers, type PeerId } from '../vocabulary.ts';
import { isSame, natKinds, type Endpoint, type NatKind } from './nat.ts';
import { createNetwork, permit, send, stunServer, type Base, type Loss, type Network } from './network.ts';

export type SimulatedCandidate = { type: CandidateType; endpoint: Endpoint };

/** What happened, in order. Sentences are in `labs/messages`. */
export type TraverseStep =
  | { code: 'gathered'; peer: PeerId; candidate: SimulatedCandidate }
  | { code: 'checked'; peer: PeerId; base: Base; remote: SimulatedCandidate; from: Endpoint; loss: Loss }
  /** The check arrived and was answered; `isAnswered` is false where the answer was lost, or came from elsewhere. */
  | { code: 'arrived'; peer: PeerId; base: Base; remote: SimulatedCandidate; from: Endpoint; isAnswered: boolean }
  /** A check came from an address that nobody had announced. */
  | { code: 'learnt'; peer: PeerId; candidate: SimulatedCandidate }
  | { code: 'selected'; base: Base; remote: SimulatedCandidate }
  | { code: 'failed' };

export type Outcome = 'direct' | 'relay' | 'none';
export type Traversal = { steps: readonly TraverseStep[]; outcome: Outcome };

type Pair = { peer: PeerId; base: Base; remote: SimulatedCandidate; isValid: boolean };

/** Checks are sent again; after so many rounds nothing new can come of them. */
const rounds = 4;

/**
 * A simulation of ICE over two NATs, packet by packet: what gets through follows from their tables, and from nothing else.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8445#section-7
 */
export function traverse(kinds: Readonly<Record<PeerId, NatKind>>, hasTurn: boolean): Traversal {
  const steps: TraverseStep[] = [];
  let network = createNetwork(kinds, hasTurn);
  const candidates: Record<PeerId, SimulatedCandidate[]> = { alice: [], bob: [] };
  for (const peer of peers) {
    const gathered = gather(network, peer);
    network = gathered.network;
    candidates[peer].push(...gathered.candidates);
    for (const candidate of gathered.candidates) steps.push({ code: 'gathered', peer, candidate });
  }
  const pairs = peers.flatMap((peer) =>
    candidates[otherPeer(peer)].flatMap((remote) => pairsWith(network, peer, remote)),
  );
  // A TURN client names every candidate of the other side to its server.
  for (const peer of peers)
    for (const { endpoint } of candidates[otherPeer(peer)]) network = permit(network, peer, endpoint.host);

  for (let round = 0; round < rounds; round += 1) {
    for (const pair of [...pairs].sort((one, other) => rankOf(other) - rankOf(one))) {
      if (!pair.isValid) check(pair);
    }
  }
  const selected = pairs
    .filter(({ peer, isValid }) => peer === 'alice' && isValid)
    .sort((one, other) => rankOf(other) - rankOf(one))[0];
  if (!selected) {
    steps.push({ code: 'failed' });
    return { steps, outcome: 'none' };
  }
  const { base, remote } = selected;
  steps.push({ code: 'selected', base, remote });
  return { steps, outcome: base === 'relay' || remote.type === 'relay' ? 'relay' : 'direct' };

  function check(pair: Pair): void {
    const { peer, base, remote } = pair;
    const sent = send(network, peer, base, remote.endpoint);
    network = sent.network;
    const { from, arrival } = sent;
    if (typeof arrival === 'string') {
      tell({ code: 'checked', peer, base, remote, from, loss: arrival });
      return;
    }
    const there = arrival.peer;
    if (!candidates[peer].some(({ endpoint }) => isSame(endpoint, from))) {
      // Peer-reflexive: it is checked in turn. @see https://www.rfc-editor.org/rfc/rfc8445#section-7.3.1.3
      const candidate: SimulatedCandidate = { type: 'prflx', endpoint: from };
      candidates[peer].push(candidate);
      tell({ code: 'learnt', peer: there, candidate });
      network = permit(network, there, from.host);
      pairs.push(...pairsWith(network, there, candidate));
    }
    const back = send(network, there, arrival.base, from);
    network = back.network;
    // An answer from another address than was asked is none. @see https://www.rfc-editor.org/rfc/rfc8445#section-7.2.5.2.1
    pair.isValid = typeof back.arrival !== 'string' && isSame(back.from, remote.endpoint);
    tell({ code: 'arrived', peer, base, remote, from, isAnswered: pair.isValid });
  }

  /** What happens again and again is told once. */
  function tell(step: TraverseStep): void {
    const text = JSON.stringify(step);
    if (!steps.some((known) => JSON.stringify(known) === text)) steps.push(step);
  }
}

/** Every pair of kinds: whether it gets through directly, and if not, whether a TURN server helps. */
export function outcomes(hasTurn: boolean): Readonly<Record<NatKind, Readonly<Record<NatKind, Outcome>>>> {
  const row = (alice: NatKind) =>
    Object.fromEntries(natKinds.map((bob) => [bob, traverse({ alice, bob }, hasTurn).outcome]));
  return Object.fromEntries(natKinds.map((alice) => [alice, row(alice)])) as ReturnType<typeof outcomes>;
}

function gather(network: Network, peer: PeerId): { network: Network; candidates: SimulatedCandidate[] } {
  const own = network.own[peer];
  const asked = send(network, peer, 'host', stunServer);
  const relay = network.relays[peer];
  return {
    network: asked.network,
    candidates: [
      { type: 'host', endpoint: own },
      ...(isSame(asked.from, own) ? [] : [{ type: 'srflx', endpoint: asked.from } as const]),
      ...(relay ? [{ type: 'relay', endpoint: relay } as const] : []),
    ],
  };
}

/** A local srflx candidate is left out: it is sent from the host's own socket. @see https://www.rfc-editor.org/rfc/rfc8445#section-6.1.2.4 */
function pairsWith({ relays }: Network, peer: PeerId, remote: SimulatedCandidate): Pair[] {
  const bases: Base[] = relays[peer] ? ['host', 'relay'] : ['host'];
  return bases.map((base) => ({ peer, base, remote, isValid: false }));
}

/** The recommended type preferences. @see https://www.rfc-editor.org/rfc/rfc8445#section-5.1.2.2 */
const preferences: Readonly<Record<CandidateType, number>> = { host: 126, prflx: 110, srflx: 100, relay: 0 };

/** Orders pairs as their priorities do: the lower of the two counts first. @see RFC 8445, section 6.1.2.3 */
function rankOf({ base, remote }: Pair): number {
  const [own, other] = [preferences[base], preferences[remote.type]];
  return Math.min(own, other) * 1000 + Math.max(own, other);
}
