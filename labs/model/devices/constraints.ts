import type { Json } from '../json.ts';

/** What the form asks for; each under the name that the specification gives it. */
export const constraintMembers = {
  video: ['width', 'height', 'frameRate', 'facingMode'],
  audio: ['echoCancellation', 'noiseSuppression', 'autoGainControl'],
} as const;
export type ConstraintKind = keyof typeof constraintMembers;
export type ConstraintMember = (typeof constraintMembers)[ConstraintKind][number];

export const strengths = ['ideal', 'exact', 'min', 'max'] as const;
export type Strength = (typeof strengths)[number];
export type Wish = { strength: Strength; value: string | number | boolean };
/** A member that is missing is left to the browser. */
export type Wishes = Readonly<Partial<Record<ConstraintMember, Wish>>>;

/** Only numbers have a range. @see https://w3c.github.io/mediacapture-main/#constrainable-properties */
export function strengthsOf(member: ConstraintMember): readonly Strength[] {
  return member === 'width' || member === 'height' || member === 'frameRate' ? strengths : ['ideal', 'exact'];
}

/** As `MediaTrackConstraints` has it. */
export type TrackConstraints = Readonly<Partial<Record<ConstraintMember, Readonly<Record<string, Wish['value']>>>>>;

export function constraintsOf(wishes: Wishes, kind: ConstraintKind): TrackConstraints {
  const members: readonly ConstraintMember[] = constraintMembers[kind];
  return Object.fromEntries(
    members.flatMap((member) => {
      const wish = wishes[member];
      return wish ? [[member, { [wish.strength]: wish.value }]] : [];
    }),
  );
}

/** `met`, not met though it was asked for, left to the browser, or nothing is said about it. */
export type Verdict = 'met' | 'unmet' | 'free' | 'unknown';
export type ComparedMember = { member: ConstraintMember; asked: string; can: string; got: string; verdict: Verdict };

type Told = Readonly<Record<string, Json>>;

/**
 * Asked, possible and given, member by member.
 *
 * @param capabilities what `getCapabilities()` says; `null` where the browser has no such method
 * @param settings what `getSettings()` says
 */
export function compareConstraints(
  wishes: Wishes,
  kind: ConstraintKind,
  capabilities: Told | null,
  settings: Told,
): readonly ComparedMember[] {
  return constraintMembers[kind].map((member) => {
    const wish = wishes[member];
    const got = settings[member];
    return {
      member,
      asked: wish ? `${wish.strength}: ${wish.value}` : '',
      can: written(capabilities?.[member]),
      got: written(got),
      verdict: !wish ? 'free' : got === undefined ? 'unknown' : isMet(wish, got) ? 'met' : 'unmet',
    };
  });
}

function isMet({ strength, value }: Wish, got: Json): boolean {
  if (strength === 'min') return Number(got) >= Number(value);
  if (strength === 'max') return Number(got) <= Number(value);
  // A camera that films 29.97 pictures a second does what 30 asks for.
  return typeof value === 'number' ? Math.abs(Number(got) - value) < 0.5 : got === value;
}

function written(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (typeof value === 'number') return String(rounded(value));
  if (typeof value !== 'object') return String(value);
  const { min, max } = value as { min?: Json; max?: Json };
  return `${rounded(Number(min ?? 0))} … ${rounded(Number(max ?? 0))}`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
