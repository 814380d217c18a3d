import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { fill } from '#labs/messages/fill.ts';
import type { RoomsMessages } from '#labs/messages/rooms-en.ts';
import { membersOf, type RoomsView } from '#labs/model/rooms/rooms-view.ts';
import { lightChart } from '../parts/light-chart.ts';

type Props = {
  view: RoomsView;
  /** The code of the room whose machine is shown; `null` for the newest. */
  chosen: string | null;
  onChoose: (code: string) => void;
  words: RoomsMessages['rooms'];
  /** The drawing, which the server made; only its lights change here. */
  children: ComponentChildren;
};

const atFirst = ['free'];

/** The rooms there were, who is in them, and the machine of one of them. */
export function RoomCharts({ view, chosen, onChoose, words, children }: Props) {
  const drawing = useRef<HTMLDivElement>(null);
  const room = view.rooms.find(({ code }) => code === chosen) ?? view.rooms[0];
  const { state = 'free', visited = atFirst, last = null } = room ?? {};
  useLayoutEffect(() => {
    const svg = drawing.current?.querySelector('svg');
    if (svg) lightChart(svg, { current: state, visited, last, seq: last?.seq ?? -1 });
  }, [state, visited, last]);
  return (
    <>
      {view.rooms.length === 0 ? (
        <p class="rooms-quiet">{words.none}</p>
      ) : (
        <div class="rooms-list" role="group" aria-label={words.title}>
          {view.rooms.map((each) => (
            <button
              key={each.code}
              type="button"
              class="rooms-room"
              data-room={each.code}
              data-state={each.state}
              aria-pressed={each === room}
              onClick={() => onChoose(each.code)}
            >
              <span class="rooms-code">{fill(words.choose, { room: each.code })}</span>
              <span class="rooms-state">
                <code>{each.state}</code> · {words.states[each.state]}
              </span>
              <span>
                {membersOf(view, each.code)
                  .map(({ name, presence }) => (presence === 'silent' ? `(${name})` : name))
                  .join(', ') || words.empty}
              </span>
            </button>
          ))}
        </div>
      )}
      <figure class="lab-chart rooms-chart" data-machine="room" data-state={state}>
        <figcaption>
          <span class="lab-chart-name">{room ? fill(words.chart, { room: room.code }) : words.chartOfNone}</span>
          <output class="lab-chart-state" aria-live="off">
            {state}
          </output>
        </figcaption>
        <div ref={drawing} class="lab-chart-drawing">
          {children}
        </div>
      </figure>
    </>
  );
}
