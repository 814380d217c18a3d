import { useState } from 'preact/hooks';
import { fill } from '#labs/messages/fill.ts';
import type { TransferMessages } from '#labs/messages/transfer-en.ts';
import { sizeText } from './amounts.ts';

/** A file of the person's own, or the size in bytes of one that is made up. */
export type Choice = File | number;

type Props = {
  choice: Choice;
  onChoose: (choice: Choice) => void;
  isOff: boolean;
  lang: string;
  words: TransferMessages;
};

const mebibyte = 2 ** 20;
const sizes = [1, 16, 256, 1024].map((size) => size * mebibyte);

/** What is to be sent. */
export function FileChoice({ choice, onChoose, isOff, lang, words }: Props) {
  const [own, setOwn] = useState<File | null>(null);
  const [isOver, setOver] = useState(false);
  const [isFirst, setFirst] = useState(false);
  const take = ([file, second]: Iterable<File> = []) => {
    setOver(false);
    setFirst(second !== undefined);
    if (!file) return;
    setOwn(file);
    onChoose(file);
  };
  return (
    <div class="lab-transfer-choice">
      <label class="lab-field">
        <span>{words.file}</span>
        <select
          value={choice instanceof File ? 'own' : String(choice)}
          disabled={isOff}
          onChange={({ currentTarget: { value } }) => onChoose(value === 'own' && own ? own : Number(value))}
        >
          {own && <option value="own">{`${own.name}, ${sizeText(own.size, lang)}`}</option>}
          {sizes.map((size) => (
            <option key={size} value={String(size)}>
              {fill(words.synthetic, { size: sizeText(size, lang) })}
            </option>
          ))}
        </select>
      </label>
      <div
        class="lab-transfer-drop"
        data-over={isOver ? '' : undefined}
        onDragOver={(event) => {
          // Otherwise the browser would leave the page for the file.
          event.preventDefault();
          setOver(!isOff);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          if (!isOff) take(event.dataTransfer?.files);
        }}
      >
        <label class="lab-button lab-transfer-pick">
          <span>{words.choose}</span>
          <input
            type="file"
            disabled={isOff}
            onChange={({ currentTarget }) => {
              take(currentTarget.files ?? []);
              // The same one may be chosen again after it has changed.
              currentTarget.value = '';
            }}
          />
        </label>
        <p class="lab-quiet">{isFirst && own ? fill(words.onlyFirst, { name: own.name }) : words.drop}</p>
      </div>
    </div>
  );
}
