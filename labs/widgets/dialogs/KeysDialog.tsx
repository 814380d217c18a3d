import type { CommonMessages } from '#labs/messages/en.ts';
import { labKeys, type LabKey } from '../hooks/use-lab-keys.ts';
import { Dialog } from '../parts/Dialog.tsx';

type Props = { m: CommonMessages; has: (key: LabKey) => boolean; onClose: () => void };

const names: Readonly<Record<LabKey, string>> = {
  play: '',
  back: '←',
  on: '→',
  step: 'S',
  reset: 'R',
  break: 'B',
  full: 'F',
  list: '?',
};

/** The keys that this lab has. */
export function KeysDialog({ m, has, onClose }: Props) {
  const { keys: words } = m.tools;
  return (
    <Dialog title={words.title} close={words.close} onClose={onClose}>
      <p class="lab-quiet">{words.intro}</p>
      <dl class="lab-keys">
        {labKeys.filter(has).map((key) => (
          <div key={key}>
            <dt>
              <kbd>{names[key] || words.space}</kbd>
            </dt>
            <dd>{words.what[key]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
