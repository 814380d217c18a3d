import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The text of a file of this repository, or of one `// #region name` in it, without the indentation it stands in.
 *
 * @throws `Error` when there is no such region, so that a lesson cannot show code that has gone.
 */
export function codeRegion(file: string, region?: string): string {
  const text = readFileSync(join(process.cwd(), file), 'utf8');
  if (region === undefined) return text.trimEnd();
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trim() === `// #region ${region}`);
  const length = lines.slice(start + 1).findIndex((line) => line.trim() === '// #endregion');
  if (start < 0 || length < 0) throw new Error(`${file} has no region "${region}".`);
  const code = lines.slice(start + 1, start + 1 + length);
  const indent = Math.min(...code.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return code.map((line) => line.slice(indent)).join('\n');
}
