import type { SheetMessages } from '#labs/messages/desk-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { SheetItem } from '#labs/model/class/run-sheet.ts';
import { namesOf, type LabChoice } from './lab-choice.ts';

type Props = {
  item: SheetItem;
  place: number;
  count: number;
  /** `shown` on stage, or only where the instructor is. */
  mark: 'shown' | 'place' | null;
  labs: readonly LabChoice[];
  words: SheetMessages;
  onShow: () => void;
  onEdit: () => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
  onDrag: (isDragged: boolean) => void;
};

/** One item of a run sheet. */
export function SheetRow({ item, place, count, mark, labs, words, ...on }: Props) {
  const title = item.title || words.broken;
  const names = namesOf(labs, item.lab, item.search);
  const about = [
    names.lab,
    names.fault,
    item.minutes === null ? undefined : fill(words.minutes, { minutes: item.minutes }),
  ];
  const button = (key: 'edit' | 'up' | 'down' | 'remove', sign: string, press: () => void, isOff = false) => (
    <button
      type="button"
      class="desk-small"
      data-do={key}
      aria-label={fill(words.named, { action: words[key], title })}
      title={words[key]}
      aria-disabled={isOff ? 'true' : undefined}
      onClick={() => {
        if (!isOff) press();
      }}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  return (
    <div class="desk-row">
      <span
        class="desk-grip"
        draggable
        title={words.drag}
        aria-hidden="true"
        onDragStart={(event) => {
          event.dataTransfer?.setData('text/plain', title);
          on.onDrag(true);
        }}
        onDragEnd={() => on.onDrag(false)}
      >
        ⠿
      </span>
      <div class="desk-row-words">
        <strong>
          {title}{' '}
          {mark && (
            <em data-mark={mark}>
              {mark === 'shown' ? '●' : '○'} {words[mark]}
            </em>
          )}
        </strong>
        <small>{about.filter((part) => part !== undefined && part !== title).join(' · ')}</small>
      </div>
      <div class="desk-row-tools">
        {button('up', '↑', () => on.onMove(-1), place === 0)}
        {button('down', '↓', () => on.onMove(1), place === count - 1)}
        {button('edit', '✎', on.onEdit)}
        {button('remove', '✕', on.onRemove)}
        <button
          type="button"
          class="desk-show"
          aria-label={fill(words.named, { action: words.show, title })}
          onClick={on.onShow}
        >
          {words.show}
        </button>
      </div>
    </div>
  );
}
