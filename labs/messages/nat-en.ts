import type { NatKind } from '#labs/model/nat/nat.ts';
import type { Base, Loss } from '#labs/model/nat/network.ts';
import type { Outcome } from '#labs/model/nat/traverse.ts';

/** What the simulation of two NATs says. */
export const nat = {
  title: 'Two NATs, simulated',
  label: 'Simulation',
  explain:
    'One machine has no NAT of its own to show. So this is a model, and no packet is sent: two hosts in networks of their own, a NAT before each, a STUN and a TURN server between. What gets through follows from the rules of RFC 4787 and RFC 8445, packet by packet.',
  before: 'Before {peer}',
  kinds: {
    open: 'no NAT',
    'full-cone': 'full cone',
    'restricted-cone': 'restricted cone',
    'port-restricted-cone': 'port-restricted cone',
    symmetric: 'symmetric',
  } satisfies Record<NatKind, string>,
  rules: {
    open: 'Its own address is a public one.',
    'full-cone': 'One port for all destinations; anybody may send to it.',
    'restricted-cone': 'One port for all destinations; only hosts it has sent to may answer, from any port.',
    'port-restricted-cone': 'One port for all destinations; only addresses and ports it has sent to may answer.',
    symmetric: 'Another port for each destination; only that destination may answer.',
  } satisfies Record<NatKind, string>,
  hasTurn: 'There is a TURN server',
  outcomes: {
    direct: 'It gets through directly.',
    relay: 'Only TURN is left: everything goes through the relay.',
    none: 'Nothing gets through. Without a TURN server there is no call.',
  } satisfies Record<Outcome, string>,
  short: { direct: 'direct', relay: 'TURN', none: 'no call' } satisfies Record<Outcome, string>,
  table: 'Each NAT with each',
  steps: 'Packet by packet: {count} steps',
  bases: { host: 'from its own socket', relay: 'from its relayed address' } satisfies Record<Base, string>,
  losses: {
    'no-route': 'goes nowhere: that address is known in its own network only',
    filtered: 'is dropped by the NAT there: from {address} nothing has been sent to {from}',
    'no-permission': 'is dropped by the TURN server: nobody has named this sender',
  } satisfies Record<Loss, string>,
  gathered: '{peer} has a {type} candidate: {address}.',
  checked: '{peer} checks {type} {address} {base}, seen as {from}: the packet {loss}.',
  arrived: '{peer} checks {type} {address} {base}, seen as {from}: it arrives, and is answered.',
  unanswered:
    '{peer} checks {type} {address} {base}, seen as {from}: it arrives, but the answer gets lost or comes from elsewhere.',
  learnt: '{peer} learns of an address that nobody has announced: {address}, peer-reflexive.',
  selected: 'Alice selects the pair {base} to {type} {address}.',
  failed: 'No pair is left to be tried.',
};

export type NatMessages = typeof nat;
