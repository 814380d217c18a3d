import { memo } from 'preact/compat';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { describeEvent } from '#labs/model/describe.ts';
import type { TraceEvent } from '#labs/model/trace.ts';
import { useTrace } from '../hooks/use-trace.ts';
import { noRush, type Rush } from '../rush.ts';

type Props = { source: TraceSource; rush?: Rush; m: CommonMessages };

/** Everything that was recorded, one line each, in the order of time. Stays at the end while the reader is there. */
export function EventList({ source, rush = noRush, m }: Props) {
  const events = useTrace(source, rush).events;
  return (
    <section class="lab-events" aria-label={m.events.title}>
      <h3>
        {m.events.title} <span class="lab-count">{events.length}</span>
      </h3>
      {/* A scrolled list is reached by keyboard too. The style sheet keeps it at its end. */}
      <div class="lab-scroll" tabIndex={0} role="group" aria-label={m.events.title}>
        {events.length === 0 ? (
          <p class="lab-quiet">{m.events.empty}</p>
        ) : (
          <ol>
            {events.map((event) => (
              <EventRow key={event.seq} event={event} m={m} />
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}

const EventRow = memo(function EventRow({ event, m }: { event: TraceEvent; m: CommonMessages }) {
  const { key, values } = describeEvent(event);
  return (
    <li data-peer={event.peer} data-type={event.type}>
      <span class="lab-event-time">{fill(m.events.milliseconds, { at: event.at.toFixed(1) })}</span>
      <span class="lab-event-peer">{m.peers[event.peer]}</span>
      <span class="lab-event-text">{fill(m.events.sentences[key], values)}</span>
    </li>
  );
});
