import { useRef, useState } from 'preact/hooks';
import { longestLink, packedLink } from '#labs/drivers/class/sheet-link.ts';
import type { SheetMessages } from '#labs/messages/desk-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { RunSheet } from '#labs/model/class/run-sheet.ts';
import { formatSheet, parseSheet, type ReadSheet } from '#labs/model/class/sheet-text.ts';
import { saveFile } from '../parts/save-trace.ts';

type Props = {
  sheet: RunSheet;
  ready: readonly RunSheet[];
  labs: readonly string[];
  words: SheetMessages['share'];
  /** A file was opened, or a ready sheet taken. */
  onRead: (read: ReadSheet) => void;
};

/** A file that is longer is none of ours. */
const mostBytes = 1_000_000;

/** The sheet as a file and as an address, and the sheets that are ready. */
export function ShareSheet({ sheet, ready, labs, words, onRead }: Props) {
  const file = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const [link, setLink] = useState('');
  const copy = async () => {
    setLink('');
    const { text, length } = await packedLink(sheet);
    if (text === null) return setSaid(fill(words.tooLong, { length, most: longestLink }));
    const address = `${location.origin}${location.pathname}#sheet=${text}`;
    try {
      await navigator.clipboard.writeText(address);
      setSaid(words.copied);
    } catch {
      // Over plain HTTP there is no clipboard, and elsewhere it may be refused.
      setSaid(words.copyByHand);
      setLink(address);
    }
  };
  const open = async ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    const [chosen] = currentTarget.files ?? [];
    if (!chosen) return;
    onRead(parseSheet(chosen.size > mostBytes ? '' : await chosen.text(), labs));
    currentTarget.value = '';
  };
  return (
    <details class="desk-more">
      <summary>{words.title}</summary>
      <div class="lab-controls">
        <button
          type="button"
          class="lab-button"
          onClick={() => saveFile('icebreaker.run-sheet.json', formatSheet(sheet))}
        >
          {words.save}
        </button>
        <button type="button" class="lab-button" onClick={() => file.current?.click()}>
          {words.open}
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={words.open}
          onChange={(event) => void open(event)}
        />
        <button type="button" class="lab-button" onClick={() => void copy()}>
          {words.link}
        </button>
      </div>
      <p role="status">{said}</p>
      {link !== '' && (
        <p class="desk-link">
          <a href={link}>{link}</a>
        </p>
      )}
      <h3>{words.ready}</h3>
      <div class="lab-controls">
        {ready.map((each) => (
          <button
            key={each.title}
            type="button"
            class="lab-button"
            onClick={() => onRead({ sheet: each, problem: null })}
          >
            {fill(words.take, { title: each.title })}
          </button>
        ))}
      </div>
    </details>
  );
}
