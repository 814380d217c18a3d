import { ESLint } from 'eslint';
import { expect, test } from 'vitest';
import { root } from '../../peer-server/setup.mjs';

const eslint = new ESLint({ cwd: root });

async function rulesBroken(filePath: string, code: string): Promise<readonly (string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

const imports = '@typescript-eslint/no-restricted-imports';

test.each([
  { file: 'labs/model/fold.ts', code: "import '#labs/drivers/sanitise.ts';", rule: imports },
  { file: 'labs/model/fold.ts', code: "import '../drivers/sanitise.ts';", rule: imports },
  { file: 'labs/model/fold.ts', code: "import 'preact';", rule: imports },
  { file: 'labs/model/fold.ts', code: "import 'node:fs';", rule: imports },
  { file: 'labs/model/fold.ts', code: 'export const at = Date.now();', rule: 'no-restricted-properties' },
  { file: 'labs/model/fold.ts', code: 'export const at = new Date();', rule: 'no-restricted-syntax' },
  { file: 'labs/model/fold.ts', code: 'export const at = Math.random();', rule: 'no-restricted-properties' },
  { file: 'labs/model/fold.ts', code: 'export const at = performance.now();', rule: 'no-restricted-globals' },
  { file: 'labs/drivers/sanitise.ts', code: "import '#labs/widgets/LabFrame.tsx';", rule: imports },
  { file: 'labs/drivers/sanitise.ts', code: "import '../../src/curriculum.ts';", rule: imports },
  { file: 'labs/drivers/sanitise.ts', code: 'console.log(1);', rule: 'no-console' },
  {
    file: 'labs/drivers/sanitise.ts',
    code: 'void 0; Promise.resolve();',
    rule: '@typescript-eslint/no-floating-promises',
  },
  { file: 'labs/drivers/sanitise.ts', code: 'export const a: any = 1;', rule: '@typescript-eslint/no-explicit-any' },
  { file: 'labs/messages/en.ts', code: "import { fold } from '../model/fold.ts'; fold;", rule: imports },
  { file: 'peer-server/rooms.ts', code: "import '#labs/drivers/sanitise.ts';", rule: imports },
  { file: 'src/curriculum.ts', code: "import '../peer-server/rooms.ts';", rule: imports },
  { file: 'tests/content/lint-fences.test.ts', code: 'test.only("a", () => {});', rule: 'no-restricted-syntax' },
  {
    file: 'tests/content/lint-fences.test.ts',
    code: 'test.describe.skip("a", () => {});',
    rule: 'no-restricted-syntax',
  },
])('in $file, lint refuses $code', async ({ file, code, rule }) => {
  expect(await rulesBroken(file, code)).toContain(rule);
});

test.each([
  { file: 'labs/model/fold.ts', code: "import { a } from './trace.ts';\nimport { setup } from 'xstate';\na(setup);\n" },
  { file: 'labs/messages/en.ts', code: "import type { A } from '../model/vocabulary.ts';\nexport type B = A;\n" },
  { file: 'peer-server/rooms.ts', code: "import { a } from '#labs/model/wire.ts';\na();\n" },
])('in $file, lint allows what points down', async ({ file, code }) => {
  expect(await rulesBroken(file, code)).toEqual([]);
});
