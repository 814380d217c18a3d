import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { ChannelFault } from '#labs/model/scenarios/channel-faults.ts';
import { useLazy } from '../hooks/use-lazy.ts';
import { wordsLoader } from '../inspector/words.ts';
import type { LabAddress } from '../lab-address.ts';

type Props = { broken: Pick<LabAddress, 'fault' | 'channel'>; lang: string; m: CommonMessages; onRepair: () => void };

/** What is broken on purpose, and the way out. Nothing is shown while nothing is. */
export function Broken({ broken: { fault, channel }, lang, m, onRepair }: Props) {
  const { breakIt: text } = m.tools;
  const names = useLazy(fault === null ? null : wordsLoader(lang)).value?.inspector.faults;
  if (fault === null && channel.length === 0) return null;
  const what = [...(fault === null ? [] : [names?.[fault] ?? fault]), ...channel.map((rule) => ruleText(rule, m))];
  return (
    <div class="lab-broken">
      <p>
        <strong>{text.broken}</strong> {what.join('; ')}
      </p>
      <button type="button" class="lab-button" onClick={onRepair}>
        {text.repair}
      </button>
    </div>
  );
}

function ruleText({ action, kind, from, ms }: ChannelFault, m: CommonMessages): string {
  const { breakIt: text } = m.tools;
  const values = { action: text.actions[action], kind: text.kinds[kind], peer: m.peers[from] };
  return ms === undefined ? fill(text.rule, values) : fill(text.ruleDelay, { ...values, ms });
}
