import type { IceLabSettings } from '#labs/drivers/ice-session.ts';
import type { IceMessages } from '#labs/messages/ice-en.ts';
import { sectionKinds, serverChoices, type ServerChoice } from '#labs/model/ice/settings.ts';

/** The list of one's own is kept elsewhere. */
export type ChosenSettings = Omit<IceLabSettings, 'own'>;

type Props = { value: ChosenSettings; onChange: (next: ChosenSettings) => void; words: IceMessages };

const policies: readonly RTCIceTransportPolicy[] = ['all', 'relay'];
const bundles: readonly RTCBundlePolicy[] = ['balanced', 'max-compat', 'max-bundle'];
const pools = [0, 1, 2, 4];

/** What a gathering depends on. */
export function IceSettings({ value, onChange, words }: Props) {
  const change = (part: Partial<ChosenSettings>) => onChange({ ...value, ...part });
  return (
    <>
      <Choice
        label={words.servers}
        options={serverChoices.map((choice) => [choice, words.choices[choice]])}
        value={value.servers}
        onChange={(servers) => change({ servers: servers as ServerChoice })}
      />
      <Choice
        label={words.policy}
        options={policies.map((policy) => [policy, policy])}
        value={value.policy}
        onChange={(policy) => change({ policy: policy as RTCIceTransportPolicy })}
      />
      <Choice
        label={words.bundle}
        options={bundles.map((bundle) => [bundle, bundle])}
        value={value.bundle}
        onChange={(bundle) => change({ bundle: bundle as RTCBundlePolicy })}
      />
      <Choice
        label={words.pool}
        options={pools.map((size) => [String(size), String(size)])}
        value={String(value.poolSize)}
        onChange={(size) => change({ poolSize: Number(size) })}
      />
      <fieldset class="lab-kinds">
        <legend>{words.sections}</legend>
        {sectionKinds.map((kind) => (
          <label key={kind} class="lab-check">
            <input
              type="checkbox"
              checked={value.sections.includes(kind)}
              onChange={({ currentTarget: { checked } }) => {
                const sections = sectionKinds.filter((each) =>
                  each === kind ? checked : value.sections.includes(each),
                );
                // Without any m-section nothing is gathered at all.
                if (sections.length > 0) change({ sections });
              }}
            />
            {words.kinds[kind]}
          </label>
        ))}
      </fieldset>
    </>
  );
}

type ChoiceProps = {
  label: string;
  options: readonly (readonly [string, string])[];
  value: string;
  onChange: (value: string) => void;
};

function Choice({ label, options, value, onChange }: ChoiceProps) {
  return (
    <label class="lab-field">
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
