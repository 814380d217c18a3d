import * as v from 'valibot';
import { impairmentLimits } from './impairment.ts';

const within = ({ min, max }: { min: number; max: number }) =>
  v.pipe(v.number(), v.finite(), v.minValue(min), v.maxValue(max));

export const impairmentSchema = v.object({
  loss: within(impairmentLimits.loss),
  delay: within(impairmentLimits.delay),
  jitter: within(impairmentLimits.jitter),
  bandwidth: v.nullable(within(impairmentLimits.bandwidth)),
  isUnplugged: v.boolean(),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999)),
});
