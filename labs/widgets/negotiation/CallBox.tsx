import type { ComponentChildren } from 'preact';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { NegotiationMessages } from '#labs/messages/negotiation-en.ts';
import type { NegotiationWay } from '#labs/model/negotiation/changes.ts';
import { isWell, noClicks, standingOf, stepClicks } from '#labs/model/negotiation/clicks.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { useFold } from '../hooks/use-trace.ts';
import { Deliveries } from './Deliveries.tsx';
import { NegotiationChart } from './NegotiationChart.tsx';
import { clickSentence, outcomeSentences } from './outcome.ts';

type Props = {
  way: NegotiationWay;
  title: string;
  /** The trace of this call is the one that the rest of the lab shows. */
  isLookedAt: boolean;
  source: TraceSource;
  streams: Readonly<Record<PeerId, ReadonlyMap<string, MediaStream>>>;
  chart: ComponentChildren;
  m: CommonMessages;
  words: NegotiationMessages;
};

/** One of the two calls: what the last click led to, where both negotiations stand, and what arrives. */
export function CallBox({ way, title, isLookedAt, source, streams, chart, m, words }: Props) {
  const clicks = useFold(source, stepClicks, noClicks);
  const last = clicks.clicks.at(-1);
  const standing = standingOf(clicks);
  const sentences = last ? outcomeSentences(last, standing, { m, words }) : [];
  return (
    <section
      class="lab-negotiation-call"
      data-way={way}
      data-looked={isLookedAt ? '' : undefined}
      data-well={last === undefined ? undefined : isWell(standing) ? 'yes' : 'no'}
      aria-label={title}
    >
      <h4>{title}</h4>
      <div class="lab-negotiation-outcome" role="group" aria-label={words.call.sentence}>
        {last ? (
          <>
            <p class="lab-negotiation-did">{clickSentence(last, { m, words })}</p>
            <p>{sentences.join(' ')}</p>
          </>
        ) : (
          <p class="lab-quiet">{words.outcome.none}</p>
        )}
      </div>
      <div class="lab-negotiation-sides">
        {peers.map((peer) => (
          <div key={peer} class="lab-negotiation-side" data-peer={peer}>
            <NegotiationChart peer={peer} label={fill(words.call.machine, { peer: m.peers[peer] })} source={source}>
              {chart}
            </NegotiationChart>
            <Deliveries peer={peer} source={source} streams={streams[peer]} m={m} words={words} />
          </div>
        ))}
      </div>
    </section>
  );
}
