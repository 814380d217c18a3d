import type { Book } from './shared.ts';

export type Cover = {
  /** Degrees. */
  hue: number;
  pattern: 'rings' | 'waves' | 'blocks' | 'rays';
  /** The title in lines that fit, and how large they may be, in units of a cover of 120 by 180. */
  lines: readonly string[];
  fontSize: number;
  author: string;
};

const patterns = ['rings', 'waves', 'blocks', 'rays'] as const;
const widest = 15;
const mostLines = 5;

/** How the cover of a book is drawn: always the same for the same book, whoever draws it. */
export function coverOf({ title, author }: Book): Cover {
  const seed = hash(`${title}/${author}`);
  const lines = linesOf(title);
  const longest = Math.max(...lines.map((line) => widthOf(line)));
  return {
    hue: seed % 360,
    pattern: patterns[(seed >>> 9) % patterns.length] ?? 'rings',
    lines,
    fontSize: Math.min(17, Math.floor(178 / Math.max(longest, 9))),
    author: author.length > 26 ? (author.split(' ').at(-1) ?? author).slice(0, 26) : author,
  };
}

/** A sign of Chinese, Japanese or Korean is as wide as two letters. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, sign) => sum + (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/.test(sign) ? 2 : 1),
    0,
  );
}

function linesOf(title: string): string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= widest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length > mostLines ? [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1] ?? ''} …`] : lines;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 2_166_136_261;
  for (const sign of text) value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 16_777_619);
  return value >>> 0;
}
