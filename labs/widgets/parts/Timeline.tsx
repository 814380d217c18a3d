import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { fill } from '#labs/messages/fill.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { describeEvent } from '#labs/model/describe.ts';
import { createFold } from '#labs/model/fold.ts';
import type { Trace } from '#labs/model/trace.ts';
import { noTimeline, stepTimeline, timelineOf } from '#labs/model/views/timeline.ts';
import { machineIds, peers, type MachineId, type PeerId } from '#labs/model/vocabulary.ts';
import type { Moment } from '../hooks/moment.ts';
import { useCanvasRoom } from '../hooks/use-canvas-room.ts';
import { useCount } from '../hooks/use-moment.ts';
import { useTrace } from '../hooks/use-trace.ts';
import type { Rush } from '../rush.ts';
import { drawTimeline } from './draw-timeline.ts';
import {
  axisEvents,
  axisHeight,
  countAfterKey,
  countAt,
  positionOf,
  shortTime,
  timelineHeight,
  timelineRows,
} from './timeline-layout.ts';
import { memo } from '../memo.ts';

type Props = {
  moment: Moment;
  rush: Rush;
  m: CommonMessages;
  /** Whose lanes there are, from the start, so that nothing moves when the first event comes. */
  sides?: readonly PeerId[];
  machines?: readonly MachineId[];
};

/** The whole trace, a lane for each machine. Where one drags or steps to is the moment that the lab shows. */
export const Timeline = memo(function Timeline({ moment, rush, m, sides = peers, machines = machineIds }: Props) {
  const { timeline: words } = m.tools;
  const trace = useTrace(moment.whole, rush);
  const rows = useMemo(() => timelineRows(sides, machines), [sides, machines]);
  const height = timelineHeight(rows);
  const track = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, look } = useCanvasRoom(track);
  const fold = useMemo(() => createFold(stepTimeline, noTimeline), [moment]);
  const total = trace.events.length;
  useEffect(() => {
    if (!canvas.current || width === 0) return;
    drawTimeline(canvas.current, {
      timeline: timelineOf(fold(trace)),
      rows,
      total,
      width,
      height: height - axisHeight,
    });
  }, [trace, rows, width, look]);

  const point = ({ clientX }: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    if (box) moment.go(countAt(clientX - box.left, box.width, total));
  };
  const [isDragged, setDragged] = useState(false);
  return (
    <div class="lab-timeline">
      <div class="lab-lane-names" aria-hidden="true" style={{ height: `${height}px` }}>
        {rows.map(({ peer, machine, top, height: lane }) => (
          <span key={`${peer} ${machine}`} data-peer={peer} style={{ top: `${top}px`, height: `${lane}px` }}>
            {machine === null ? m.peers[peer] : words.lanes[machine]}
          </span>
        ))}
      </div>
      <Slider moment={moment} trace={trace} m={m}>
        <div
          ref={track}
          class="lab-track"
          style={{ height: `${height}px` }}
          data-dragged={isDragged ? '' : undefined}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            setDragged(true);
            point(event);
          }}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
          }}
          onLostPointerCapture={() => setDragged(false)}
        >
          <canvas ref={canvas} style={{ height: `${height - axisHeight}px` }} />
          <Cursor moment={moment} total={total} />
          <div class="lab-axis" aria-hidden="true">
            {axisEvents(trace.events, width).map(({ seq, at }) => {
              const { unit, value } = shortTime(at, words);
              return (
                <span key={seq} style={{ left: `${positionOf(seq, 100, total)}%` }}>
                  {fill(unit, { value })}
                </span>
              );
            })}
          </div>
        </div>
      </Slider>
    </div>
  );
});

type SliderProps = { moment: Moment; trace: Trace; m: CommonMessages; children: preact.ComponentChildren };

/** What a keyboard and a screen reader have of the timeline. */
function Slider({ moment, trace, m, children }: SliderProps) {
  const count = useCount(moment);
  const total = trace.events.length;
  return (
    <div
      class="lab-slider"
      role="slider"
      tabIndex={0}
      aria-label={m.tools.timeline.label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={count ?? total}
      aria-valuetext={sentenceAt(count, trace, m)}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        const next = countAfterKey(event.key, moment.count(), total);
        if (next === undefined) return;
        event.preventDefault();
        moment.go(next);
      }}
    >
      {children}
    </div>
  );
}

/** The moment as a sentence: which event of how many, when, whose and what. */
export function sentenceAt(count: number | null, { events }: Trace, m: CommonMessages): string {
  const { timeline: words } = m.tools;
  const total = events.length;
  if (count === null) return fill(words.valueLive, { total });
  const event = events[count - 1];
  if (!event) return fill(words.valueStart, { total });
  const { key, values } = describeEvent(event);
  const { unit, value } = shortTime(event.at, words);
  return fill(words.valuePast, {
    count,
    total,
    time: fill(unit, { value }),
    peer: m.peers[event.peer],
    sentence: fill(m.events.sentences[key], values),
  });
}

/** Moved by itself, so that moving it draws nothing else. */
function Cursor({ moment, total }: { moment: Moment; total: number }) {
  const count = useCount(moment);
  const left = positionOf(count ?? total, 100, total);
  return (
    <div
      class="lab-cursor"
      data-live={count === null ? '' : undefined}
      style={{ left: `${total === 0 ? 100 : left}%` }}
    />
  );
}
