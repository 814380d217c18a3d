import { useState } from 'preact/hooks';
import type { CommonMessages } from '#labs/messages/en.ts';
import {
  channelActions,
  channelKinds,
  type ChannelAction,
  type ChannelFault,
  type ChannelKind,
} from '#labs/model/scenarios/channel-faults.ts';
import type { FaultId } from '#labs/model/scenarios/fault-ids.ts';
import type { Fault } from '#labs/model/scenarios/faults.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { useLazy } from '../hooks/use-lazy.ts';
import { loadCode, wordsLoader } from '../inspector/words.ts';
import { Dialog } from '../parts/Dialog.tsx';

type Props = {
  lab: Fault['lab'];
  chosen: FaultId | null;
  lang: string;
  m: CommonMessages;
  onFault: (fault: FaultId) => void;
  onChannel: (rule: ChannelFault) => void;
  onClose: () => void;
};

const groups = ['signaling', 'ice', 'media', 'data', 'room'] as const;

/** Everything this lab can break, one press each. */
export function BreakItDialog({ lab, chosen, lang, m, onFault, onChannel, onClose }: Props) {
  const { breakIt: text } = m.tools;
  const names = useLazy(wordsLoader(lang)).value?.inspector.faults;
  const own = useLazy(loadCode).value?.faults.filter((fault) => fault.lab === lab);
  return (
    <Dialog title={text.title} close={text.close} onClose={onClose}>
      <p class="lab-quiet">{text.intro}</p>
      {!(names && own) && <p class="lab-quiet">{text.loading}</p>}
      {names &&
        own &&
        groups
          .map((group) => ({ group, members: own.filter((fault) => fault.group === group) }))
          .filter(({ members }) => members.length > 0)
          .map(({ group, members }) => (
            <section key={group} class="lab-faults">
              <h4>{text.groups[group]}</h4>
              <ul>
                {members.map(({ id, isStar, isSimulated }) => (
                  <li key={id}>
                    <button
                      type="button"
                      data-fault={id}
                      aria-pressed={id === chosen}
                      onClick={() => {
                        onClose();
                        onFault(id);
                      }}
                    >
                      {names[id]}
                      {isStar && (
                        <small role="img" aria-label={text.star}>
                          ★
                        </small>
                      )}
                      {isSimulated && <small>{text.simulated}</small>}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
      <ChannelForm
        m={m}
        onAdd={(rule) => {
          onClose();
          onChannel(rule);
        }}
      />
    </Dialog>
  );
}

/** A second is long enough to be seen and short enough to be waited for. */
const usualDelayMs = 1000;

function ChannelForm({ m, onAdd }: { m: CommonMessages; onAdd: (rule: ChannelFault) => void }) {
  const { breakIt: text } = m.tools;
  const [action, setAction] = useState<ChannelAction>('drop');
  const [kind, setKind] = useState<ChannelKind>('candidate');
  const [from, setFrom] = useState<PeerId>('alice');
  const [ms, setMs] = useState(usualDelayMs);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onAdd({ action, kind, from, ...(action === 'delay' ? { ms } : {}) });
  };
  return (
    <form class="lab-channel" onSubmit={submit}>
      <h4>{text.channel}</h4>
      <Select label={text.action} value={action} options={channelActions} names={text.actions} onChange={setAction} />
      <Select label={text.kind} value={kind} options={channelKinds} names={text.kinds} onChange={setKind} />
      <Select label={text.from} value={from} options={peers} names={m.peers} onChange={setFrom} />
      {action === 'delay' && (
        <label class="lab-field">
          <span>{text.ms}</span>
          <input
            type="number"
            min={0}
            max={60_000}
            step={1}
            required
            value={ms}
            onInput={({ currentTarget }) => setMs(Math.round(currentTarget.valueAsNumber || 0))}
          />
        </label>
      )}
      <button type="submit" class="lab-button">
        {text.add}
      </button>
    </form>
  );
}

type SelectProps<T extends string> = {
  label: string;
  value: T;
  options: readonly T[];
  names: Readonly<Record<T, string>>;
  onChange: (value: T) => void;
};

function Select<T extends string>({ label, value, options, names, onChange }: SelectProps<T>) {
  return (
    <label class="lab-field">
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value as T)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {names[option]}
          </option>
        ))}
      </select>
    </label>
  );
}
