import type { TransferMessages } from '#labs/messages/transfer-en.ts';
import { transferPath, type TransferState } from '#labs/model/transfer/transfer-machine.ts';

type Props = { state: TransferState; words: TransferMessages };

/** The states as they follow each other, with the one it is in; one that is off the way stands in its place. */
export function StatePath({ state, words }: Props) {
  const ways: readonly TransferState[] = transferPath;
  const shown = ways.includes(state) ? ways : state === 'paused' ? withPaused : [...transferPath.slice(0, 2), state];
  return (
    <ol class="lab-transfer-path" aria-label={words.path}>
      {shown.map((each) => (
        <li key={each} aria-current={each === state ? 'step' : undefined} data-state={each}>
          {words.states[each]}
        </li>
      ))}
    </ol>
  );
}

const withPaused = transferPath.map((each): TransferState => (each === 'sending' ? 'paused' : each));
