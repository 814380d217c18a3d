import { coverOf, type Cover } from '#labs/model/book-club/cover.ts';
import type { Book } from '#labs/model/book-club/shared.ts';

type Props = {
  book: Book;
  /** Without one it is decoration beside the same words. */
  label?: string;
};

/** A cover that is drawn from what is known of the book, the same on every screen. */
export function BookCover({ book, label }: Props) {
  const cover = coverOf(book);
  const { hue, lines, fontSize, author } = cover;
  return (
    <svg
      class="club-cover"
      viewBox="0 0 120 180"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : 'true'}
    >
      <rect width="120" height="180" fill={`hsl(${hue} 42% 24%)`} />
      <Pattern cover={cover} />
      <rect x="0" y="0" width="7" height="180" fill={`hsl(${hue} 45% 15%)`} />
      <text x="63" y={40 - lines.length * 2} fill="#fff" font-size={fontSize} font-weight="650" text-anchor="middle">
        {lines.map((line, index) => (
          <tspan key={line} x="63" dy={index === 0 ? 0 : fontSize * 1.2}>
            {line}
          </tspan>
        ))}
      </text>
      <text x="63" y="168" fill="#fff" font-size="8.5" text-anchor="middle">
        {author}
      </text>
    </svg>
  );
}

function Pattern({ cover: { hue, pattern } }: { cover: Cover }) {
  const [light, bright] = [`hsl(${hue} 45% 36%)`, `hsl(${(hue + 40) % 360} 70% 62%)`];
  switch (pattern) {
    case 'rings':
      return (
        <g fill="none" stroke={light} stroke-width="5">
          {[14, 26, 38, 50].map((radius) => (
            <circle key={radius} cx="63" cy="122" r={radius} />
          ))}
          <circle cx="63" cy="122" r="5" fill={bright} stroke="none" />
        </g>
      );
    case 'waves':
      return (
        <g fill="none" stroke={light} stroke-width="5">
          {[100, 114, 128, 142].map((y) => (
            <path key={y} d={`M7 ${y}q14-14 28 0t28 0 28 0 28 0`} />
          ))}
          <circle cx="92" cy="84" r="8" fill={bright} stroke="none" />
        </g>
      );
    case 'blocks':
      return (
        <g fill={light}>
          {[0, 1, 2, 3].map((step) => (
            <rect key={step} x={20 + step * 23} y={136 - step * 15} width="17" height={14 + step * 15} />
          ))}
          <rect x="20" y="112" width="17" height="17" fill={bright} />
        </g>
      );
    case 'rays':
      return (
        <g stroke={light} stroke-width="4">
          {[0, 1, 2, 3, 4, 5, 6].map((step) => (
            <path key={step} d={`M63 150 ${12 + step * 17} 92`} />
          ))}
          <circle cx="63" cy="150" r="11" fill={bright} stroke="none" />
        </g>
      );
  }
}
