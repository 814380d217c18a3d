import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from '../../peer-server/setup.mjs';
import { filesBelow, readSource } from '../support/source-files.ts';

/**
 * Code that a lesson shows is imported with `<LabSource file="…" region="…" />` from code that runs, so that it cannot
 * drift. Code that must not run, because the lesson says why it is wrong or outdated, may stand in a fence when the
 * line before it is an MDX comment that begins with `not ours:` and says why.
 *
 * Reference pages may hold lines for the reader's own console; those must at least be programs.
 */
const excuse = /^\s*\{\/\* not ours: \S.* \*\/\}$/;
const fence = /^( *)(`{3,}|~{3,}) *(ts|tsx|js|jsx|mjs|typescript|javascript)\b.*\n([^]*?)\n\1\2 *$/gm;

type Pasted = { line: number; code: string; excused: boolean };

function programsIn(page: string): readonly Pasted[] {
  return [...page.matchAll(fence)].map(({ index, 4: code = '' }) => {
    const before = page.slice(0, index).split('\n');
    return { line: before.length, code, excused: excuse.test(before.findLast((line) => line.trim() !== '') ?? '') };
  });
}

const pages = filesBelow('content').filter((path) => path.endsWith('.mdx'));

test('a pasted program is found, and an excused one is known', () => {
  const code = 'const a = 1;';
  expect(programsIn(`Text\n\n\`\`\`ts\n${code}\n\`\`\``)).toEqual([{ line: 3, code, excused: false }]);
  const excused = '{/* not ours: removed from the standard */}';
  expect(programsIn(`${excused}\n\n\`\`\`js\n${code}\n\`\`\``)).toEqual([{ line: 3, code, excused: true }]);
  expect(programsIn('```sh\nnpm start\n```')).toEqual([]);
});

test('no lesson and no lab pastes a program', () => {
  const taught = pages.filter((path) => /\/(lessons|labs)\//.test(path));
  expect(taught.length).toBeGreaterThan(10);
  const pasted = taught.flatMap((path) =>
    programsIn(readSource(path)).flatMap(({ line, excused }) => (excused ? [] : [`${path}:${line}`])),
  );
  expect(pasted).toEqual([]);
});

test('every program in a fence can be read as one', () => {
  const broken = pages.flatMap((path) =>
    programsIn(readSource(path)).flatMap(({ line, code }) => {
      const { diagnostics = [] } = ts.transpileModule(code, { reportDiagnostics: true });
      return diagnostics.map(
        ({ messageText }) => `${path}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      );
    }),
  );
  expect(broken).toEqual([]);
});

test('every program a page shows is a region of a file, and both exist', () => {
  const shown = pages.flatMap((path) =>
    [...readSource(path).matchAll(/<LabSource\b([^>]*)>/g)].map(([, attributes = '']) => ({
      path,
      file: /\bfile="([^"]+)"/.exec(attributes)?.[1] ?? '',
      region: /\bregion="([^"]+)"/.exec(attributes)?.[1],
    })),
  );
  expect(shown.length).toBeGreaterThan(3);
  const lost = shown.filter(({ file, region }) => {
    if (file === '' || !existsSync(join(root, file))) return true;
    return (
      region !== undefined &&
      !readSource(file)
        .split(/\r?\n/)
        .some((line) => line.trim() === `// #region ${region}`)
    );
  });
  expect(lost).toEqual([]);
});
