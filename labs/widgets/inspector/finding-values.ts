import type { CommonMessages } from '#labs/messages/en.ts';
import type { Finding } from '#labs/model/diagnosis/finding.ts';
import { otherPeer } from '#labs/model/other-peer.ts';

/** What the sentences of a finding are filled with: names for the two sides, and what the rule quotes. */
export function findingValues({ peer, values }: Finding, m: CommonMessages): Readonly<Record<string, string | number>> {
  return { ...values, peer: m.peers[peer], other: m.peers[otherPeer(peer)] };
}
