import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Desk, DeskState } from '#labs/drivers/class/desk.ts';
import type { SheetMessages } from '#labs/messages/desk-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { changeItem, moveItem, removeItem, sheetBounds, type SheetItem } from '#labs/model/class/run-sheet.ts';
import type { LabChoice } from './lab-choice.ts';
import { SheetItemForm } from './SheetItemForm.tsx';
import { SheetRow } from './SheetRow.tsx';

type Props = {
  desk: Desk;
  state: DeskState;
  /** The stage shows the item at which the instructor is. */
  isOnStage: boolean;
  labs: readonly LabChoice[];
  words: SheetMessages;
  onShow: (item: SheetItem) => void;
  /** Says politely what has become of the sheet. */
  say: (sentence: string) => void;
};

/** The items in their order; each can be shown, changed, moved and deleted. */
export function RunSheetView({ desk, state: { sheet, at }, isOnStage, labs, words, onShow, say }: Props) {
  const [edited, setEdited] = useState<number | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  /** Where the focus belongs once the list is drawn in its new order. */
  const focus = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (focus.current === null) return;
    list.current?.querySelector<HTMLElement>(focus.current)?.focus();
    focus.current = null;
  });
  const { items } = sheet;
  const nameOf = ({ title }: SheetItem) => title || words.broken;
  const move = (item: SheetItem, to: number, button?: 'up' | 'down') => {
    const next = moveItem(sheet, item.id, to);
    desk.change(next);
    if (button) focus.current = `[data-item="${item.id}"] [data-do="${button}"]`;
    say(fill(words.moved, { title: nameOf(item), at: next.items.indexOf(item) + 1, of: items.length }));
  };
  const remove = (item: SheetItem, place: number) => {
    const neighbour = items[place + 1] ?? items[place - 1];
    if (neighbour) focus.current = `[data-item="${neighbour.id}"] [data-do="remove"]`;
    desk.change(removeItem(sheet, item.id), true);
    say(fill(words.removed, { title: nameOf(item) }));
  };
  return (
    <>
      <label class="lab-field desk-sheet-name">
        <span>{words.name}</span>
        <input
          value={sheet.title}
          maxLength={sheetBounds.title}
          onInput={({ currentTarget: { value } }) => desk.change({ ...sheet, title: value })}
        />
      </label>
      {items.length === 0 && <p class="lab-quiet">{words.empty}</p>}
      <ol class="desk-items" ref={list}>
        {items.map((item, place) => (
          <li
            key={item.id}
            data-item={item.id}
            data-at={item.id === at ? '' : undefined}
            data-over={dragged !== null && dragged !== item.id ? '' : undefined}
            onDragOver={(event) => {
              if (dragged !== null) event.preventDefault();
            }}
            onDrop={(event) => {
              event.preventDefault();
              const moved = items.find(({ id }) => id === dragged);
              setDragged(null);
              if (moved && moved !== item) move(moved, place);
            }}
          >
            <SheetRow
              {...{ item, place, labs, words }}
              count={items.length}
              mark={item.id !== at ? null : isOnStage ? 'shown' : 'place'}
              onShow={() => onShow(item)}
              onEdit={() => setEdited(item.id)}
              onMove={(by) => move(item, place + by, by < 0 ? 'up' : 'down')}
              onRemove={() => remove(item, place)}
              onDrag={(isDragged) => setDragged(isDragged ? item.id : null)}
            />
            {edited === item.id && (
              <SheetItemForm
                item={item}
                words={words.fields}
                onSave={(draft) => {
                  desk.change(changeItem(sheet, item.id, draft));
                  focus.current = `[data-item="${item.id}"] [data-do="edit"]`;
                  setEdited(null);
                }}
                onCancel={() => {
                  focus.current = `[data-item="${item.id}"] [data-do="edit"]`;
                  setEdited(null);
                }}
              />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
