// Widths are computed, never measured: the face is monospace, and Hangul takes a full em.

export const labelSize = 11;
export const labelLine = 13;
export const nameSize = 12;
export const nameLine = 14;

/** Em per character. The site's monospace faces advance 0.6; the rest is air for faces a reader may have instead. */
const advance = 0.615;

/** Width of one line of text in px at a font size in px. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += isWide(character) ? 1 : advance;
  return ems * size;
}

/** Size of a block of label lines, in px. */
export function labelBlock(lines: readonly string[]): { width: number; height: number } {
  const widths = lines.map((line) => textWidth(line, labelSize));
  return { width: Math.ceil(Math.max(...widths)), height: lines.length * labelLine };
}

/** Breaks a line at spaces and before `(` so that no piece is wider than `maxWidth` px, where words allow it. */
export function wrapLabel(text: string, maxWidth: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/(?=\()|(?<= )/)) {
    if (line !== '' && textWidth((line + piece).trimEnd(), labelSize) > maxWidth) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** Breaks a state's name after hyphens so that no piece is wider than `maxWidth` px, where hyphens allow it. */
export function wrapName(name: string, maxWidth: number): string[] {
  const lines: string[] = [];
  for (const piece of name.split(/(?<=-)/)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(last + piece, nameSize) <= maxWidth) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines;
}

function isWide(character: string): boolean {
  return /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60]/u.test(character);
}
