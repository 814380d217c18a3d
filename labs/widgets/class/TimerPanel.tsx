import { useState } from 'preact/hooks';
import type { Desk, DeskState } from '#labs/drivers/class/desk.ts';
import type { DeskMessages } from '#labs/messages/desk-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { showTime } from '#labs/model/class/desk-timer.ts';

type Props = { desk: Desk; state: DeskState; words: DeskMessages['timer'] };

const minuteMs = 60_000;
const usualMinutes = 45;
const mostMinutes = 600;

/** How long the class has gone on, or what is left of it, and the same of the item that is shown. */
export function TimerPanel({ desk, state: { sheet, at, timer }, words }: Props) {
  const [minutes, setMinutes] = useState(usualMinutes);
  const item = sheet.items.find(({ id }) => id === at);
  const itemLength = item?.minutes ? item.minutes * minuteMs : null;
  const isDown = timer.length !== null;
  const count = (chosen: number) => {
    setMinutes(chosen);
    desk.countFrom(chosen * minuteMs);
  };
  return (
    <section class="desk-timer" aria-labelledby="desk-timer">
      <h2 id="desk-timer">{words.title}</h2>
      <dl>
        <Time label={words.whole} ms={timer.whole} length={timer.length} words={words} />
        {item && (
          <Time
            label={words.item}
            ms={timer.spent[item.id] ?? 0}
            length={isDown ? itemLength : null}
            note={item.minutes ? fill(words.of, { minutes: item.minutes }) : undefined}
            words={words}
          />
        )}
      </dl>
      <div class="lab-controls">
        <button type="button" class="lab-button" onClick={() => desk.turn(!timer.isRunning)}>
          {timer.isRunning ? words.pause : words.start}
        </button>
        <button type="button" class="lab-button" onClick={() => desk.zero()}>
          {words.reset}
        </button>
        <label class="lab-field">
          <span>{words.counts}</span>
          <select
            value={isDown ? 'down' : 'up'}
            onChange={({ currentTarget: { value } }) => (value === 'down' ? count(minutes) : desk.countFrom(null))}
          >
            <option value="up">{words.up}</option>
            <option value="down">{words.down}</option>
          </select>
        </label>
        {isDown && (
          <label class="lab-field">
            <span>{words.minutes}</span>
            <input
              type="number"
              min={1}
              max={mostMinutes}
              value={Math.round((timer.length ?? 0) / minuteMs)}
              onChange={({ currentTarget: { valueAsNumber } }) => {
                if (valueAsNumber >= 1 && valueAsNumber <= mostMinutes) count(Math.round(valueAsNumber));
              }}
            />
          </label>
        )}
      </div>
    </section>
  );
}

type TimeProps = {
  label: string;
  ms: number;
  length: number | null;
  note?: string | undefined;
  words: DeskMessages['timer'];
};

function Time({ label, ms, length, note, words }: TimeProps) {
  const { text, isOver } = showTime(ms, length);
  return (
    <div data-over={isOver ? '' : undefined}>
      <dt>{label}</dt>
      <dd>
        <span role="timer">{isOver ? fill(words.over, { time: text }) : text}</span> {note && <small>{note}</small>}
      </dd>
    </div>
  );
}
