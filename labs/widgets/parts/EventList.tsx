import { memo } from 'preact/compat';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { describeEvent } from '#labs/model/describe.ts';
import type { TraceEvent } from '#labs/model/trace.ts';
import { useCalm } from '../hooks/use-rush.ts';
import { useTrace } from '../hooks/use-trace.ts';

type Props = { source: TraceSource; isRushing?: boolean; m: CommonMessages };

/** Everything that was recorded, one line each, in the order of time. Stays at the end while the reader is there. */
export function EventList({ source, isRushing = false, m }: Props) {
  const events = useCalm(useTrace(source).events, isRushing);
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
