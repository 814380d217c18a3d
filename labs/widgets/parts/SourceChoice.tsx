import { useEffect, useState } from 'preact/hooks';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { ErrorFacts, MediaSourceKind } from '#labs/model/trace.ts';
import { Notice } from './Notice.tsx';
import { OnNetworkLink } from './OnNetworkLink.tsx';

const sources = ['synthetic', 'camera', 'microphone'] as const satisfies readonly MediaSourceKind[];

type Props = {
  value: MediaSourceKind;
  onChange: (source: MediaSourceKind) => void;
  disabled: boolean;
  m: CommonMessages;
};

/** What to send. Devices are asked for only once a call starts with them chosen. */
export function SourceChoice({ value, onChange, disabled, m }: Props) {
  const [isInsecure, setInsecure] = useState(false);
  useEffect(() => setInsecure(!isSecureContext), []);
  return (
    <label class="lab-field">
      <span>{m.sources.label}</span>
      <select
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.value as MediaSourceKind)}
      >
        {sources.map((source) => (
          <option key={source} value={source} disabled={isInsecure && source !== 'synthetic'}>
            {m.sources[source]}
          </option>
        ))}
      </select>
      {isInsecure && (
        <small>
          {m.environment.insecure} <OnNetworkLink m={m} />
        </small>
      )}
    </label>
  );
}

type RefusedProps = { source: MediaSourceKind; error: ErrorFacts; onSynthetic: () => void; m: CommonMessages };

/** Why a device did not open, and the way on without it. */
export function MediaRefused({ source, error, onSynthetic, m }: RefusedProps) {
  const { other, useSynthetic, nouns, ...known } = m.media;
  const sentence = error.name in known ? known[error.name as keyof typeof known] : other;
  return (
    <Notice tone="problem" action={{ label: useSynthetic, run: onSynthetic }}>
      {fill(sentence, { source: nouns[source], name: error.name })}
    </Notice>
  );
}
