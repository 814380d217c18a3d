import type { CodeRegion } from './words.ts';

type Props = {
  region: CodeRegion;
  /** The line that did it, from 0. */
  lit: number | null;
  /** Only that line and its neighbours. */
  isShort?: boolean;
};

/** Lines of real code; the lit one is marked in the margin, too. */
export function CodeLines({ region: { lines }, lit, isShort = false }: Props) {
  const from = isShort && lit !== null ? Math.max(0, lit - 1) : 0;
  const shown = isShort ? lines.slice(from, from + 4) : lines;
  return (
    <pre class="lab-code" tabIndex={0}>
      <code>
        {shown.map((line, index) => (
          <span key={from + index} class="lab-code-line" data-lit={from + index === lit ? '' : undefined}>
            {line.map(([kind, text], place) => (
              <span key={place} data-token={kind === 'plain' ? undefined : kind}>
                {text}
              </span>
            ))}
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  );
}
