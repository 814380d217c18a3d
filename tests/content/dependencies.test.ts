import { expect, test } from 'vitest';
import { readSource } from '../support/source-files.ts';

type Package = Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>>;

const { dependencies, devDependencies } = JSON.parse(readSource('package.json')) as Package;
const names = Object.keys({ ...dependencies, ...devDependencies }).sort();

/** The list in CONTRIBUTING.md: `- \`name\`: why`, one line each. */
const reasons = new Map(
  [...readSource('CONTRIBUTING.md').matchAll(/^- `([^`]+)`: (\S.*)$/gm)].map(([, name = '', why = '']) => [name, why]),
);

test('every dependency has its reason, and every reason its dependency', () => {
  expect(names.length).toBeGreaterThan(20);
  expect([...reasons.keys()].sort()).toEqual(names);
});

test('a reason is a sentence', () => {
  expect([...reasons].filter(([, why]) => why.length < 20 || !why.endsWith('.'))).toEqual([]);
});
