import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../peer-server/setup.mjs';
import { filesBelow, readSource } from '../support/source-files.ts';

/**
 * Code that a lesson shows is imported with `<LabSource file="…" region="…" />` from code that runs, so that it cannot
 * drift. Code that must not run, because the lesson says why it is wrong or outdated, may stand in a fence when the
 * line before it is a comment that says so:
 *
 *     {/* not ours: addStream was removed from the standard *​/}
 */
const excuse = /^\s*\{\/\* not ours: \S.* \*\/\}$/;
const fence = /^\s*(`{3,}|~{3,})\s*(ts|tsx|js|jsx|mjs|typescript|javascript)\b/;

const pages = filesBelow('content').filter((path) => path.endsWith('.mdx'));

function unexcusedFences(text: string): readonly number[] {
  const lines = text.split('\n');
  const before = (index: number) => lines.slice(0, index).findLast((line) => line.trim() !== '') ?? '';
  return lines.flatMap((line, index) => (fence.test(line) && !excuse.test(before(index)) ? [index + 1] : []));
}

test('a pasted program is found, and an excused one is not', () => {
  expect(unexcusedFences('Text\n\n```ts\nconst a = 1;\n```')).toEqual([3]);
  expect(unexcusedFences('{/* not ours: removed from the standard */}\n\n```js\npc.addStream(s);\n```')).toEqual([]);
  expect(unexcusedFences('```sh\nnpm start\n```')).toEqual([]);
});

test('no page pastes a program', () => {
  expect(pages.length).toBeGreaterThan(20);
  const pasted = pages.flatMap((path) => unexcusedFences(readSource(path)).map((line) => `${path}:${line}`));
  expect(pasted).toEqual([]);
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
