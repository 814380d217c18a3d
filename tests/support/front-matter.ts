/**
 * The top-level keys of a page's front matter with their values as written, quotes around a whole value removed; the
 * lines of a nested value are joined by newlines.
 */
export function frontMatterOf(page: string): ReadonlyMap<string, string> {
  const block = /^---\n(.*?)\n---/s.exec(page)?.[1] ?? '';
  const pairs = block.split(/\n(?=\S)/).map((pair) => /^([\w-]+):(.*)$/s.exec(pair));
  return new Map(pairs.map((pair) => [pair?.[1] ?? '', (pair?.[2] ?? '').trim().replace(/^(['"])(.*)\1$/s, '$2')]));
}
