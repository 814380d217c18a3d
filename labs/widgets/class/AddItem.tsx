import { useState } from 'preact/hooks';
import type { SheetMessages } from '#labs/messages/desk-en.ts';
import { parseLabLink } from '#labs/model/class/lab-link.ts';
import type { ItemDraft } from '#labs/model/class/run-sheet.ts';
import { namesOf, type LabChoice } from './lab-choice.ts';

type Props = {
  labs: readonly LabChoice[];
  /** Tabs of the inspector, by the name they have in an address. */
  views: Readonly<Record<string, string>>;
  words: SheetMessages['add'];
  onAdd: (draft: ItemDraft) => void;
};

/** One more item, chosen from what there is, or by an address. */
export function AddItem({ labs, views, words, onAdd }: Props) {
  const [lab, setLab] = useState(labs[0]?.slug ?? '');
  const [fault, setFault] = useState('');
  const [view, setView] = useState('happened');
  const [link, setLink] = useState('');
  const [isBad, setBad] = useState(false);
  const { faults = [] } = labs.find(({ slug }) => slug === lab) ?? {};
  const add = (chosen: string, search: string) => {
    const names = namesOf(labs, chosen, search);
    onAdd({ lab: chosen, search, title: names.fault ?? names.lab, notes: '', minutes: null });
  };
  const addChosen = (event: Event) => {
    event.preventDefault();
    const search = [fault && `fault=${fault}`, view !== 'happened' && `view=${view}`].filter(Boolean).join('&');
    add(lab, search);
  };
  const addLink = (event: Event) => {
    event.preventDefault();
    const read = parseLabLink(
      link,
      labs.map(({ slug }) => slug),
    );
    setBad(read === null);
    if (read === null) return;
    setLink('');
    add(read.lab, read.search);
  };
  return (
    <details class="desk-more">
      <summary>{words.title}</summary>
      <form class="desk-form" onSubmit={addChosen}>
        <label class="lab-field">
          <span>{words.lab}</span>
          <select
            value={lab}
            onChange={({ currentTarget: { value } }) => {
              setLab(value);
              setFault('');
            }}
          >
            {labs.map(({ slug, title }) => (
              <option key={slug} value={slug}>
                {title}
              </option>
            ))}
          </select>
        </label>
        {faults.length > 0 && (
          <label class="lab-field">
            <span>{words.fault}</span>
            <select value={fault} onChange={({ currentTarget: { value } }) => setFault(value)}>
              <option value="">{words.noFault}</option>
              {faults.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label class="lab-field">
          <span>{words.view}</span>
          <select value={view} onChange={({ currentTarget: { value } }) => setView(value)}>
            {Object.entries(views).map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="lab-button">
          {words.add}
        </button>
      </form>
      <form class="desk-form" onSubmit={addLink}>
        <label class="lab-field">
          <span>{words.link}</span>
          <input
            value={link}
            inputMode="url"
            spellcheck={false}
            autocomplete="off"
            maxLength={2_000}
            aria-invalid={isBad || undefined}
            onInput={({ currentTarget: { value } }) => {
              setLink(value);
              setBad(false);
            }}
          />
        </label>
        {isBad && <p role="alert">{words.badLink}</p>}
        <button type="submit" class="lab-button">
          {words.addLink}
        </button>
      </form>
    </details>
  );
}
