import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { NegotiationMessages } from '#labs/messages/negotiation-en.ts';
import { isWell, type ClickOutcome, type Standing } from '#labs/model/negotiation/clicks.ts';
import type { Delivery } from '#labs/model/negotiation/deliveries.ts';
import { otherPeer } from '#labs/model/other-peer.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';

type Words = { m: CommonMessages; words: NegotiationMessages };

/** More of them tell no more. */
const mostMissing = 3;

/** Who did what. */
export function clickSentence({ by, isShared }: Pick<ClickOutcome, 'by' | 'isShared'>, { m, words }: Words): string {
  const name = (peer: PeerId) => words.changes[by[peer] ?? 'begin'];
  if (isShared) return fill(words.outcome.two, { alice: name('alice'), bob: name('bob') });
  const peer: PeerId = by.alice === undefined ? 'bob' : 'alice';
  return fill(words.outcome.one, { peer: m.peers[peer], change: name(peer) });
}

/** What a click has led to, sentence by sentence, from what the trace shows of it. */
export function outcomeSentences(click: ClickOutcome, standing: Standing, both: Words): readonly string[] {
  const { m, words } = both;
  return [
    neededSentence(click, words),
    howSentence(click, both),
    ...new Set(
      click.refused.map(({ peer, method, error }) =>
        fill(words.outcome.refused, { peer: m.peers[peer], method: `${method}()`, error }),
      ),
    ),
    ...standingSentences(standing, both),
  ].filter((sentence) => sentence !== null);
}

export function trackName(from: PeerId, { kind, number }: Delivery, { m, words }: Words): string {
  return fill(words.call.track, { peer: m.peers[from], kind: words.call.kinds[kind], number });
}

function neededSentence({ needed, calls }: ClickOutcome, { outcome }: NegotiationMessages): string {
  const [fired, called] = [needed, calls].map(({ alice, bob }) => alice + bob) as [number, number];
  if (fired === 0) return outcome.notNeeded;
  if (fired === 1 && called > 1) return fill(outcome.coalesced, { calls: called });
  return fill(outcome.needed, needed);
}

function howSentence({ rolledBack, ignored, offers, answers }: ClickOutcome, { m, words }: Words): string | null {
  const { outcome } = words;
  if (rolledBack.length === 2) return outcome.bothRolledBack;
  if (ignored.length === 2) return outcome.bothIgnored;
  const [gaveWay] = rolledBack;
  const [insisted] = ignored;
  if (gaveWay && insisted === otherPeer(gaveWay))
    return fill(outcome.resolved, { impolite: m.peers[insisted], polite: m.peers[gaveWay] });
  if (gaveWay) return fill(outcome.rolledBack, { peer: m.peers[gaveWay] });
  if (insisted) return fill(outcome.ignored, { peer: m.peers[insisted] });
  const [made, answered] = [offers.alice + offers.bob, answers.alice + answers.bob];
  if (made === 0) return null;
  return made === 1 && answered === 1 ? outcome.oneRound : fill(outcome.rounds, { offers: made, answers: answered });
}

function standingSentences(standing: Standing, both: Words): readonly string[] {
  const { m, words } = both;
  const { outcome } = words;
  if (isWell(standing)) return [outcome.well];
  return [
    ...standing.missing
      .slice(0, mostMissing)
      .map(({ from, delivery }) => fill(outcome.missing, { track: trackName(from, delivery, both) })),
    ...peers
      .filter((peer) => standing.waiting.includes(peer))
      .map((peer) => fill(outcome.waiting, { peer: m.peers[peer] })),
    ...(standing.isStable || standing.waiting.length > 0 ? [] : [outcome.unstable]),
    ...(standing.isConnected ? [] : [outcome.unconnected]),
  ];
}
