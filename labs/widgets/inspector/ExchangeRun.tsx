import { useId, useState } from 'preact/hooks';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { LadderMessages } from '#labs/messages/ladder-en.ts';
import { isRefusal, wordsOfExchange, type Exchange } from '#labs/model/views/exchanges.ts';
import type { ExchangeRow } from '#labs/model/views/sequence.ts';
import type { Moment } from '../hooks/moment.ts';

type Props = { row: ExchangeRow; moment: Moment; m: CommonMessages; text: LadderMessages };

/** What one peer asked of the STUN and TURN server, and what came of it; several alike are drawn as one. */
export function ExchangeRun({ row: { peer, exchanges }, moment, m, text }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [first] = exchanges;
  if (!first) return null;
  return (
    <li data-peer={peer} data-kind="exchange">
      <button type="button" class="lab-rung" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        <span class="lab-event-time">{fill(text.sentAt, { at: first.at.toFixed(1) })}</span>
        <span class="sr-only"> {fill(text.exchangeWay, { peer: m.peers[peer] })} </span>
        <span class="lab-arrow" data-refused={isRefusal(first) ? '' : undefined}>
          <span class="lab-arrow-label">{said(first, text)}</span>
          <span class="lab-arrow-line" aria-hidden="true" />
        </span>
        <span class="lab-rung-fate">{exchanges.length > 1 && fill(text.times, { count: exchanges.length })}</span>
      </button>
      <div id={id} class="lab-rung-content" hidden={!isOpen}>
        {isOpen &&
          exchanges.map((exchange) => (
            <p key={exchange.seq}>
              <code>{said(exchange, text)}</code>{' '}
              <span class="lab-quiet">{fill(text.serverClock, { ms: exchange.after.toFixed(1) })}</span>{' '}
              <button type="button" class="lab-tool" onClick={() => moment.go(exchange.seq + 1)}>
                {text.goThere}
              </button>
            </p>
          ))}
      </div>
    </li>
  );
}

function said(exchange: Exchange, text: LadderMessages): string {
  const { asked, result } = wordsOfExchange(exchange);
  return fill(text.exchange, { asked, result: result ?? text.expired });
}
