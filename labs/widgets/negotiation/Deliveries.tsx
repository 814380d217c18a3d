import { useEffect, useRef } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { NegotiationMessages } from '#labs/messages/negotiation-en.ts';
import {
  isDue,
  noDeliveries,
  stepDeliveries,
  type Deliveries as DeliveriesOfCall,
  type Delivery,
} from '#labs/model/negotiation/deliveries.ts';
import { otherPeer } from '#labs/model/other-peer.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { useFold } from '../hooks/use-trace.ts';
import { trackName } from './outcome.ts';

type Props = {
  /** Who receives. */
  peer: PeerId;
  source: TraceSource;
  /** What has come, by the id of its stream. */
  streams: ReadonlyMap<string, MediaStream>;
  m: CommonMessages;
  words: NegotiationMessages;
};

/** What one side should receive, and whether it does. */
export function Deliveries({ peer, source, streams, m, words }: Props) {
  const deliveries = useFold(source, stepDeliveries, noDeliveries);
  const from = otherPeer(peer);
  const sent = deliveries.sent[from];
  return (
    <div class="lab-negotiation-deliveries">
      <h5>{fill(words.call.receives, { peer: m.peers[peer] })}</h5>
      {sent.length === 0 && <p class="lab-quiet">{words.call.nothingDue}</p>}
      <ul>
        {sent.map((delivery) => {
          const { verdict, tone } = judge(delivery, deliveries, from, words);
          const stream = streams.get(delivery.stream);
          const name = trackName(from, delivery, { m, words });
          return (
            <li key={delivery.stream} data-tone={tone} data-kind={delivery.kind}>
              {delivery.kind === 'video' && (
                <Thumbnail stream={tone === 'over' ? null : (stream ?? null)} name={name} />
              )}
              <span class="lab-negotiation-track">{name}</span>
              <span class="lab-negotiation-verdict">{verdict}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type Tone = 'good' | 'bad' | 'over';

function judge(
  delivery: Delivery,
  all: DeliveriesOfCall,
  from: PeerId,
  { call }: NegotiationMessages,
): { verdict: string; tone: Tone } {
  if (delivery.end !== null) return { verdict: call[delivery.end], tone: 'over' };
  if (!isDue(delivery, all, from)) return { verdict: call.notDue, tone: 'over' };
  return { verdict: call.there[delivery.there], tone: delivery.there === 'flowing' ? 'good' : 'bad' };
}

function Thumbnail({ stream, name }: { stream: MediaStream | null; name: string }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return <video ref={video} aria-label={name} autoplay playsInline muted width={64} height={48} />;
}
