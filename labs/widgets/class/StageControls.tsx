import type { SeenClass } from '#labs/drivers/class/seen-class.ts';
import type { DeskMessages } from '#labs/messages/desk-en.ts';
import { LabButton } from '../parts/LabButton.tsx';
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
  const isOff = !seen.isConnected || !seen.isHere;
  const isIdle = (action: DeskAction) => (action === 'live' || action === 'on') && seen.count === null;
  return (
    <div class="desk-controls" role="group" aria-label={words.title}>
      {lead.map((action) => (
        <LabButton
          key={action}
          isMain={action === 'step'}
          isOff={isOff || isIdle(action)}
          onPress={() => onAct(action)}
        >
          {words[action]}
        </LabButton>
      ))}
      {(['previous', 'next'] as const).map((action) => (
        <LabButton key={action} isOff={!seen.isConnected || !canGo[action]} onPress={() => onAct(action)}>
          {words[action]}
        </LabButton>
      ))}
    </div>
  );
}
