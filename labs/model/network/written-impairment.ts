import {
  impairmentLimits,
  impairmentPresetIds,
  impairmentPresets,
  presetOf,
  unimpaired,
  type Impairment,
} from './impairment.ts';

/** As an address says it: the name of a preset, or `loss-delay-jitter-bandwidth-seed`, with `any` for all the bandwidth. */
export function formatImpairment(impairment: Impairment): string {
  const preset = presetOf(impairment);
  if (preset !== null && impairment.seed === unimpaired.seed) return preset;
  const { loss, delay, jitter, bandwidth, seed } = impairment;
  return [loss, delay, jitter, bandwidth ?? 'any', seed].join('-');
}

/** `null` where it is neither. A plug that is pulled is in no address: nothing would ever come up. */
export function parseImpairment(text: string): Impairment | null {
  const preset = impairmentPresetIds.find((id) => id === text);
  if (preset !== undefined) return impairmentPresets[preset];
  const parts = /^(\d+(?:\.\d+)?)-(\d+)-(\d+)-(\d+|any)-(\d{1,6})$/.exec(text);
  if (parts === null) return null;
  const [loss = 0, delay = 0, jitter = 0, bandwidth = 0, seed = 0] = parts.slice(1).map(Number);
  const isWithin = (value: number, { min, max }: { min: number; max: number }) => value >= min && value <= max;
  const isUnlimited = Number.isNaN(bandwidth);
  const isRight =
    isWithin(loss, impairmentLimits.loss) &&
    isWithin(delay, impairmentLimits.delay) &&
    isWithin(jitter, impairmentLimits.jitter) &&
    (isUnlimited || isWithin(bandwidth, impairmentLimits.bandwidth));
  if (!isRight) return null;
  return { loss, delay, jitter, bandwidth: isUnlimited ? null : bandwidth, isUnplugged: false, seed };
}
