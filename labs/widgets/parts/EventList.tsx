import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { describeEvent } from '#labs/model/describe.ts';
import type { TraceEvent } from '#labs/model/trace.ts';
import type { Moment } from '../hooks/moment.ts';
import { useRestingCount } from '../hooks/use-moment.ts';
import { useTrace } from '../hooks/use-trace.ts';
import { windowOfRows } from '../hooks/window-of-rows.ts';
import type { Rush } from '../rush.ts';
import { memo } from '../memo.ts';

type Props = { moment: Moment; rush: Rush; m: CommonMessages };

/** CSS pixels; the style sheet says the same. */
const rowHeight = 26;
/** Before the box has been measured. */
const usualHeight = 400;

/**
 * Everything that was recorded, one line each, in the order of time; a line leads to its moment. Stays at the end while
 * the reader is there. Of a long trace only the part that is seen is in the page.
 */
export function EventList({ moment, rush, m }: Props) {
  const { events } = useTrace(moment.whole, rush);
  const count = useRestingCount(moment);
  const total = events.length;
  const box = useRef<HTMLDivElement>(null);
  // Where the box is scrolled, as far as we know: asking it would lay the page out once more for each moment.
  const view = useRef({ top: 0, height: usualHeight, isAtEnd: true });
  const followed = useRef({ count, total: 0 });
  const [, redraw] = useState(0);

  const top = topFor(view.current, followed.current, count, total);
  const shown = windowOfRows(top, view.current.height, rowHeight, total);
  useLayoutEffect(() => {
    followed.current = { count, total };
    if (box.current && top !== view.current.top) box.current.scrollTop = view.current.top = top;
  }, [top, count, total]);
  useLayoutEffect(() => {
    view.current.height = box.current?.clientHeight ?? usualHeight;
  }, []);
  const scroll = () => {
    if (!box.current) return;
    const { scrollTop, clientHeight } = box.current;
    view.current = {
      top: scrollTop,
      height: clientHeight,
      isAtEnd: scrollTop + clientHeight >= (total - 1) * rowHeight,
    };
    const next = windowOfRows(scrollTop, clientHeight, rowHeight, total);
    if (next.first !== shown.first || next.end !== shown.end) redraw((times) => times + 1);
  };
  const choose = useCallback((seq: number) => moment.go(seq + 1), [moment]);
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined || total === 0) return;
    event.preventDefault();
    const next = Math.min(Math.max((moment.count() ?? total + 1) + by, 1), total);
    moment.go(next);
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-seq="${next - 1}"] button`)?.focus({ preventScroll: true }),
    );
  };
  const reached = count === null ? total - 1 : Math.max(0, count - 1);
  return (
    <section class="lab-events" aria-label={m.events.title}>
      {/* A scrolled list is reached by keyboard too. */}
      <div
        ref={box}
        class="lab-scroll"
        tabIndex={0}
        role="group"
        aria-label={m.events.title}
        onScroll={scroll}
        onKeyDown={walk}
      >
        {total === 0 ? (
          <p class="lab-quiet">{m.events.empty}</p>
        ) : (
          <ol style={{ paddingTop: `${shown.first * rowHeight}px`, height: `${total * rowHeight}px` }}>
            {events.slice(shown.first, shown.end).map((event) => (
              <EventRow
                key={event.seq}
                event={event}
                isChosen={count !== null && event.seq === count - 1}
                isLater={count !== null && event.seq >= count}
                isReached={event.seq === reached}
                choose={choose}
                m={m}
              />
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}

type RowProps = {
  event: TraceEvent;
  isChosen: boolean;
  /** Has not happened yet at the moment that is shown. */
  isLater: boolean;
  /** The line that Tab reaches. */
  isReached: boolean;
  choose: (seq: number) => void;
  m: CommonMessages;
};

const EventRow = memo(function EventRow({ event, isChosen, isLater, isReached, choose, m }: RowProps) {
  const { key, values } = describeEvent(event);
  return (
    <li data-peer={event.peer} data-type={event.type} data-seq={event.seq} data-later={isLater ? '' : undefined}>
      <button
        type="button"
        tabIndex={isReached ? 0 : -1}
        aria-current={isChosen ? 'true' : undefined}
        onClick={() => choose(event.seq)}
      >
        <span class="lab-event-time">{fill(m.events.milliseconds, { at: event.at.toFixed(1) })}</span>
        <span class="lab-event-peer">{m.peers[event.peer]}</span>
        <span class="lab-event-text">{fill(m.events.sentences[key], values)}</span>
      </button>
    </li>
  );
});

type View = { top: number; height: number; isAtEnd: boolean };
type Followed = { count: number | null; total: number };

/** Where the box is to be scrolled: to a moment when one is gone to, along with the end while it is live, else where it is. */
function topFor(view: View, followed: Followed, count: number | null, total: number): number {
  const { top, height } = view;
  if (count === null) {
    const hasGrown = total !== followed.total || followed.count !== null;
    return hasGrown && view.isAtEnd ? Math.max(0, total * rowHeight - height) : top;
  }
  if (count === followed.count) return top;
  const line = Math.max(0, count - 1) * rowHeight;
  if (line < top) return Math.max(0, line - 2 * rowHeight);
  return line + rowHeight > top + height ? Math.min(line + 3 * rowHeight, total * rowHeight) - height : top;
}
