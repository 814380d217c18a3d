import type { ErrorFacts } from '../trace.ts';

/**
 * The errors that `getUserMedia()` rejects with.
 *
 * @see https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia
 */
export const mediaErrors = [
  'NotAllowedError',
  'NotFoundError',
  'NotReadableError',
  'OverconstrainedError',
  'AbortError',
  'SecurityError',
  'TypeError',
  'InvalidStateError',
] as const;
export type MediaErrorName = (typeof mediaErrors)[number];

/** Why it failed, as far as name and message tell; each has a sentence and a way out in the messages. */
export type MediaErrorCause =
  | 'denied'
  | 'dismissed'
  | 'deniedBySystem'
  | 'policy'
  | 'missing'
  | 'busy'
  | 'constraint'
  | 'aborted'
  | 'security'
  | 'insecure'
  | 'nothingAsked'
  | 'detached'
  | 'other';

/** What the page knows of itself: an error does not say it. */
export type AskingPage = { isSecure: boolean; isAllowedByPolicy: boolean };

const ofName: Readonly<Partial<Record<string, MediaErrorCause>>> = {
  NotFoundError: 'missing',
  NotReadableError: 'busy',
  OverconstrainedError: 'constraint',
  AbortError: 'aborted',
  SecurityError: 'security',
  InvalidStateError: 'detached',
};

/** The specification gives names only; which of the ways to be denied it was stands in Chromium's message alone. */
export function causeOf({ name, message }: ErrorFacts, { isSecure, isAllowedByPolicy }: AskingPage): MediaErrorCause {
  // Without a secure context there is no `navigator.mediaDevices`, and reading from nothing is a TypeError.
  if (name === 'TypeError' || name === 'NotSupportedError') return isSecure ? 'nothingAsked' : 'insecure';
  if (name !== 'NotAllowedError') return ofName[name] ?? 'other';
  if (!isAllowedByPolicy) return 'policy';
  if (/dismissed/i.test(message)) return 'dismissed';
  return /system/i.test(message) ? 'deniedBySystem' : 'denied';
}
