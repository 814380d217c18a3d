import { expect, test } from 'vitest';
import { decideCheckpoint } from '#labs/model/checkpoints/checkpoints.ts';
import { deviceCheckpoints, devicePredictions } from '#labs/model/checkpoints/device-goals.ts';
import { decidePrediction } from '#labs/model/checkpoints/predictions.ts';
import { buildTrace } from '../../../support/build-trace.ts';
import { deviceCheckpointRows, devicePredictionRows } from './device-rows.ts';

test.each(deviceCheckpointRows)('$id when $when: missing $missing', ({ id, facts, missing }) => {
  expect(decideCheckpoint(id, buildTrace(...facts), 0, deviceCheckpoints)).toBe(missing);
});

test.each(devicePredictionRows)('$id when $when: $says', ({ id, facts, says }) => {
  expect(decidePrediction(id, buildTrace(...facts), 0, devicePredictions)).toBe(says);
});

test.each(Object.keys(deviceCheckpoints))('%s is both reached and missed here', (goal) => {
  const outcomes = deviceCheckpointRows.filter(({ id }) => id === goal).map(({ missing }) => missing === null);
  expect(new Set(outcomes).size).toBe(2);
});
