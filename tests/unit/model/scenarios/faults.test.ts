import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultIds } from '#labs/model/scenarios/fault-ids.ts';
import { faultSteps } from '#labs/model/scenarios/fault-steps.ts';
import { faults } from '#labs/model/scenarios/faults.ts';
import { loopbackSteps } from '#labs/model/scenarios/loopback-call.ts';
import { rawCall, rawStepIds } from '#labs/model/scenarios/raw-call.ts';
import { codeRegion } from '#src/code-region.ts';
import { root } from '../../../../peer-server/setup.mjs';

const all = Object.values(faults);
const drivers = 'labs/drivers';
const stepFiles = readdirSync(join(root, drivers)).filter((file) => file.endsWith('-steps.ts'));
const regions = new Map(
  stepFiles.flatMap((file) => {
    const text = readFileSync(join(root, drivers, file), 'utf8');
    return [...text.matchAll(/\/\/ #region (\S+)/g)].map(([, region = '']) => [region, `${drivers}/${file}`] as const);
  }),
);

test('every fault is there, in the order of their list', () => {
  expect(Object.keys(faults)).toEqual([...faultIds]);
  expect(all.map(({ id }) => id)).toEqual([...faultIds]);
});

test('every step of every fault is known and has code that can be shown', () => {
  for (const { id, steps } of all) {
    expect(steps.length, id).toBeGreaterThan(0);
    for (const step of steps) {
      expect(step, `a step of ${id}`).toBeDefined();
      const file = regions.get(step.id);
      if (file === undefined) throw new Error(`${id}: the step "${step.id}" has no region`);
      expect(codeRegion(file, step.id).trim(), step.id).not.toBe('');
    }
  }
});

test('every step of a call between two tabs has code that can be shown', () => {
  for (const id of rawStepIds) expect(regions.get(id), id).toBe(`${drivers}/raw-steps.ts`);
  for (const role of ['caller', 'callee'] as const) {
    const { steps } = rawCall(role, 'bob');
    expect(steps.every(({ peer }) => peer === 'bob')).toBe(true);
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
  }
});

test('no region stands twice, so that a step has one code', () => {
  const found = stepFiles.flatMap((file) =>
    [...readFileSync(join(root, drivers, file), 'utf8').matchAll(/\/\/ #region (\S+)/g)].map(([, region]) => region),
  );
  expect(found).toEqual([...new Set(found)]);
});

test('no step stands twice in one scenario, and none of the broken ones is unused', () => {
  const used = new Set(all.flatMap(({ steps }) => steps.map(({ id }) => id)));
  for (const { id, steps } of all) expect(new Set(steps.map((step) => step.id)).size, id).toBe(steps.length);
  expect(faultSteps.filter(({ id }) => !used.has(id))).toEqual([]);
});

test('no fault is the healthy call, unless its channel is what is broken', () => {
  const healthy = loopbackSteps.map(({ id }) => id).join();
  for (const { id, steps, channel } of all) {
    expect(channel.length > 0 || steps.map((step) => step.id).join() !== healthy, id).toBe(true);
  }
});

test('the faults to begin with are those that need nothing and nobody', () => {
  const stars = all.filter(({ isStar }) => isStar).map(({ failure }) => Number(failure?.slice(1)));
  const catalogued = [1, 2, 3, 4, 6, 8, 9, 10, 17, 19, 21, 26, 28, 34, 36, 37, 40, 42];
  expect([...new Set(stars)]).toEqual(catalogued);
});

test('only what a room does needs two tabs', () => {
  for (const { id, lab, group } of all) expect(lab === 'two-tab-call', id).toBe(group === 'room');
});
