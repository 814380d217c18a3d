import type { Refusal } from '../devices/open-inputs.ts';

/** What could not be opened, and why; `other` says it by the `name` of the error. */
export type RefusedMedia = {
  kind: 'refused';
  what: 'both' | 'camera' | 'microphone' | 'screen';
  why: 'insecure' | 'denied' | 'missing' | 'other';
  name: string;
};

export function refused(what: RefusedMedia['what'], name: string): RefusedMedia {
  return { kind: 'refused', what, why: whyOf(name), name };
}

/** Both are asked for at once, and then each alone; so what is missing at the end is what the last refusals name. */
export function refusedDevices(refusals: readonly Refusal[]): RefusedMedia | null {
  const alone = refusals.filter(({ asked }) => asked.length === 1);
  const [first] = alone;
  if (first === undefined) return null;
  const what = alone.length > 1 ? 'both' : first.asked[0] === 'video' ? 'camera' : 'microphone';
  return refused(what, first.error.name);
}

function whyOf(name: string): RefusedMedia['why'] {
  if (!isSecureContext) return 'insecure';
  if (name === 'NotAllowedError') return 'denied';
  return name === 'NotFoundError' ? 'missing' : 'other';
}
