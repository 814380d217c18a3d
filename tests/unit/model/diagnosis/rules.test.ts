import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Rule } from '#labs/model/diagnosis/finding.ts';
import { rules } from '#labs/model/diagnosis/rules.ts';
import { faultIds } from '#labs/model/scenarios/fault-ids.ts';
import { readSource } from '../../../support/source-files.ts';

const files = readdirSync(fileURLToPath(new URL('../../../../labs/model/diagnosis', import.meta.url)));

test('there is one rule for each fault', () => {
  expect(rules.map(({ id }) => id).sort()).toEqual([...faultIds].sort());
});

test.each(rules.map(({ id }) => id))('%s has a file of its own', async (id) => {
  expect(files).toContain(`${id}.ts`);
  const module = (await import(`../../../../labs/model/diagnosis/${id}.ts`)) as Record<string, unknown>;
  const own = Object.values(module).filter((value): value is Rule => typeof value === 'object' && value !== null);
  expect(own.map((rule) => rule.id)).toEqual([id]);
});

test('no two rules explain each other away, not even over others', () => {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const isExplainedBy = (id: string, rule: Rule, seen: ReadonlySet<string>): boolean =>
    rule.explains.some((next) => {
      const other = byId.get(next);
      return next === id || (!seen.has(next) && other && isExplainedBy(id, other, new Set([...seen, next])));
    });
  expect(rules.filter((rule) => isExplainedBy(rule.id, rule, new Set([rule.id]))).map(({ id }) => id)).toEqual([]);
});

test.each(files)('%s does not read what was run', (file) => {
  expect(readSource(`labs/model/diagnosis/${file}`)).not.toMatch(/'(?:run|step)\.started'/);
});
