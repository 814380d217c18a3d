import type { DumpMessages } from '#labs/messages/dump-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { Json } from '#labs/model/json.ts';

type Props = { values: readonly Json[]; words: DumpMessages['series'] };

const [width, height] = [300, 48];

/** Numbers as a line with their extremes; anything else as the values it went through. */
export function Sparkline({ values, words }: Props) {
  const numbers = values.map((value) => (typeof value === 'number' ? value : null));
  const known = numbers.filter((value) => value !== null);
  if (known.length === 0) {
    const passed = values.filter((value, index) => index === 0 || value !== values[index - 1]);
    return (
      <p class="lab-series-values">
        <code>{passed.map(textOf).join(' → ') || words.empty}</code>
      </p>
    );
  }
  const least = known.reduce((one, other) => Math.min(one, other));
  const greatest = known.reduce((one, other) => Math.max(one, other));
  const x = (index: number) => (index / Math.max(1, numbers.length - 1)) * width;
  const y = (value: number) => height - 2 - ((value - least) / (greatest - least || 1)) * (height - 4);
  let isDown = false;
  const path = numbers
    .map((value, index) => {
      if (value === null) {
        isDown = false;
        return '';
      }
      const step = `${isDown ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
      isDown = true;
      return step;
    })
    .join('');
  const facts = { count: values.length, least, greatest, last: known.at(-1) ?? 0 };
  return (
    <figure class="lab-spark">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <path d={path} />
      </svg>
      <figcaption>{fill(words.facts, facts)}</figcaption>
    </figure>
  );
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
