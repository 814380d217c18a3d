import type { NetworkMessages } from '#labs/messages/network-en.ts';
import { networkPaths, type NetworkPath } from '#labs/model/network/path.ts';

type Props = { value: NetworkPath; isOff: boolean; onChange: (path: NetworkPath) => void; words: NetworkMessages };

/** Which way the packets of the next call take. */
export function PathChoice({ value, isOff, onChange, words }: Props) {
  return (
    <label class="lab-field">
      <span>{words.path}</span>
      <select
        value={value}
        disabled={isOff}
        onChange={({ currentTarget }) => onChange(currentTarget.value as NetworkPath)}
      >
        {networkPaths.map((path) => (
          <option key={path} value={path}>
            {words.paths[path]}
          </option>
        ))}
      </select>
    </label>
  );
}
