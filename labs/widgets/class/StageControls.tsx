import type { SeenClass } from '#labs/drivers/class/seen-class.ts';
import type { DeskMessages } from '#labs/messages/desk-en.ts';
import type { DeskAction } from './use-desk-keys.ts';

type Props = {
  seen: SeenClass;
  /** Whether there is an item before and after the one that is shown. */
  canGo: { previous: boolean; next: boolean };
  words: DeskMessages['commands'];
  onAct: (action: DeskAction) => void;
};

const lead = ['step', 'back', 'on', 'run', 'live', 'reset', 'hang-up'] as const;

/** The buttons that lead the stage: large on a phone, in a row on a desk. */
export function StageControls({ seen, canGo, words, onAct }: Props) {
  // While it loads another lab, what is pressed waits for that.
  const isOff = !seen.isConnected || (seen.presence !== 'here' && seen.presence !== 'loading');
  const isIdle = (action: DeskAction) => (action === 'live' || action === 'on') && seen.count === null;
  /** One that can do nothing now stays in the order of Tab, so that who has just pressed it does not lose the place. */
  const button = (action: DeskAction, cannot: boolean) => (
    <button
      key={action}
      type="button"
      class="lab-button"
      data-main={action === 'step' ? '' : undefined}
      aria-disabled={cannot ? 'true' : undefined}
      onClick={() => {
        if (!cannot) onAct(action);
      }}
    >
      {words[action]}
    </button>
  );
  return (
    <div class="desk-controls" role="group" aria-label={words.title}>
      {lead.map((action) => button(action, isOff || isIdle(action)))}
      {(['previous', 'next'] as const).map((action) => button(action, !seen.isConnected || !canGo[action]))}
    </div>
  );
}
