import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { CommonMessages, Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { TraceEvent, TraceEventOf } from '#labs/model/trace.ts';
import { useTrace } from '../hooks/use-trace.ts';

type Props = { source: TraceSource; m: CommonMessages; words: Messages['twoTab'] };
type MessageEvent = TraceEventOf<'message.sent' | 'message.received'>;

/** What crossed the signaling server, as this tab saw it; the content opens on request. */
export function MessageList({ source, m, words }: Props) {
  const messages = useTrace(source).events.filter(isMessage);
  return (
    <section class="lab-messages" aria-label={words.messages}>
      <h3>
        {words.messages} <span class="lab-count">{messages.length}</span>
      </h3>
      {messages.length === 0 && <p class="lab-quiet">{words.noMessages}</p>}
      <ol tabIndex={0} aria-label={words.messages} hidden={messages.length === 0}>
        {messages.map(({ seq, at, type, message }) => (
          <li key={seq} data-kind={message.kind} data-way={type === 'message.sent' ? 'sent' : 'received'}>
            <details>
              <summary>
                <span class="lab-event-time">{fill(m.events.milliseconds, { at: at.toFixed(0) })}</span>{' '}
                <span aria-hidden="true">{type === 'message.sent' ? '→' : '←'}</span>{' '}
                <strong>{message.kind.toUpperCase()}</strong>{' '}
                <span class="lab-quiet">{type === 'message.sent' ? words.arrows.sent : words.arrows.received}</span>
              </summary>
              <pre tabIndex={0}>{JSON.stringify(message.content, null, 2)?.replaceAll(String.raw`\r\n`, '\n    ')}</pre>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

function isMessage(event: TraceEvent): event is MessageEvent {
  return event.type === 'message.sent' || event.type === 'message.received';
}
