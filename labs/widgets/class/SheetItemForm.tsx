import { useEffect, useRef, useState } from 'preact/hooks';
import type { SheetMessages } from '#labs/messages/desk-en.ts';
import { sheetBounds, type ItemDraft, type SheetItem } from '#labs/model/class/run-sheet.ts';
import { searchPattern } from '#labs/model/class/sheet-text.ts';

type Props = {
  item: SheetItem;
  words: SheetMessages['fields'];
  onSave: (draft: Partial<ItemDraft>) => void;
  onCancel: () => void;
};

/** Everything of an item but its lab. */
export function SheetItemForm({ item, words, onSave, onCancel }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [isBad, setBad] = useState(false);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const save = (event: Event) => {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    const text = (name: string) => String(data.get(name) ?? '');
    const search = text('search').trim().replace(/^\?/, '');
    if (!searchPattern.test(search)) return setBad(true);
    const minutes = Number(text('minutes'));
    onSave({
      title: text('title').trim(),
      notes: text('notes').trim(),
      search,
      minutes: minutes >= 1 ? Math.min(Math.round(minutes), sheetBounds.minutes) : null,
    });
  };
  return (
    <form
      ref={form}
      class="desk-form"
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <label class="lab-field">
        <span>{words.title}</span>
        <input name="title" defaultValue={item.title} maxLength={sheetBounds.title} />
      </label>
      <label class="lab-field">
        <span>{words.notes}</span>
        <textarea name="notes" rows={5} defaultValue={item.notes} maxLength={sheetBounds.notes} />
      </label>
      <div class="desk-form-row">
        <label class="lab-field">
          <span>{words.minutes}</span>
          <input name="minutes" type="number" min={1} max={sheetBounds.minutes} defaultValue={item.minutes ?? ''} />
        </label>
        <label class="lab-field">
          <span>{words.search}</span>
          <input
            name="search"
            defaultValue={item.search}
            maxLength={sheetBounds.search}
            spellcheck={false}
            aria-invalid={isBad || undefined}
          />
        </label>
      </div>
      {isBad && <p role="alert">{words.badSearch}</p>}
      <div class="lab-controls">
        <button type="submit" class="lab-button" data-main>
          {words.save}
        </button>
        <button type="button" class="lab-button" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
