import * as v from 'valibot';
import {
  impairmentPresetIds,
  impairmentPresets,
  impairmentSchema,
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
  const parts = /^([\d.]+)-(\d+)-(\d+)-(\d+|any)-(\d+)$/.exec(text);
  if (parts === null) return null;
  const [, loss, delay, jitter, bandwidth, seed] = parts;
  const read = v.safeParse(impairmentSchema, {
    loss: Number(loss),
    delay: Number(delay),
    jitter: Number(jitter),
    bandwidth: bandwidth === 'any' ? null : Number(bandwidth),
    isUnplugged: false,
    seed: Number(seed),
  });
  return read.success ? read.output : null;
}
