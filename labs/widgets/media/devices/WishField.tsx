import type { DevicesMessages } from '#labs/messages/devices-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { strengthsOf, type ConstraintMember, type Strength, type Wish } from '#labs/model/devices/constraints.ts';

type Props = {
  member: ConstraintMember;
  wish: Wish | null;
  isOff: boolean;
  onChange: (wish: Wish | null) => void;
  words: DevicesMessages['constraints'];
};

const first: Readonly<Record<ConstraintMember, Wish['value']>> = {
  ...{ width: 640, height: 480, frameRate: 15, facingMode: 'user' },
  ...{ echoCancellation: true, noiseSuppression: true, autoGainControl: true },
};

/** One wish: how firmly, and what. */
export function WishField({ member, wish, isOff, onChange, words }: Props) {
  const value = wish?.value ?? first[member];
  const set = (next: Wish['value']) => onChange({ strength: wish?.strength ?? 'ideal', value: next });
  const valueLabel = fill(words.value, { member });
  return (
    <div class="lab-field lab-devices-wish">
      <code>{words.members[member]}</code>
      <span>
        <select
          aria-label={fill(words.strength, { member })}
          value={wish?.strength ?? ''}
          disabled={isOff}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.value === '' ? null : { strength: currentTarget.value as Strength, value })
          }
        >
          <option value="">{words.free}</option>
          {strengthsOf(member).map((strength) => (
            <option key={strength} value={strength}>
              {words.strengths[strength]}
            </option>
          ))}
        </select>
        {typeof value === 'number' ? (
          <input
            type="number"
            min={1}
            aria-label={valueLabel}
            value={value}
            disabled={isOff || !wish}
            onInput={({ currentTarget }) => {
              if (currentTarget.valueAsNumber > 0) set(currentTarget.valueAsNumber);
            }}
          />
        ) : (
          <select
            aria-label={valueLabel}
            value={String(value)}
            disabled={isOff || !wish}
            onChange={({ currentTarget }) =>
              set(typeof value === 'boolean' ? currentTarget.value === 'true' : currentTarget.value)
            }
          >
            {Object.entries(typeof value === 'boolean' ? words.truths : words.facing).map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        )}
      </span>
    </div>
  );
}
