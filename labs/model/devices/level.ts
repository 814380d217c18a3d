/** Quieter than this is drawn as nothing. */
const quietest = -60;

/** Root mean square of samples between -1 and 1. */
export function rmsOf(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < samples.length; index += 1) sum += (samples[index] ?? 0) ** 2;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}

/** As loud as it sounds: decibels from -60 to 0, drawn from 0 to 1. */
export function levelOf(rms: number): number {
  if (rms <= 0) return 0;
  return Math.min(1, Math.max(0, 1 - (20 * Math.log10(rms)) / quietest));
}
