import type { DeskMessages } from '#labs/messages/desk-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { Asked } from './use-asked.ts';

type Props = { asked: Asked | null; words: DeskMessages['commands'] };

/** What became of the last command, in words. */
export function AskedStatus({ asked, words }: Props) {
  return (
    <p class="desk-asked" role="status" data-is={asked?.is}>
      {asked && fill(words[asked.is], { command: asked.label, seconds: asked.seconds })}
    </p>
  );
}
