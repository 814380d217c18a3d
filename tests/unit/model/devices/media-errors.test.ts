import { expect, test } from 'vitest';
import { causeOf } from '#labs/model/devices/media-errors.ts';

const page = { isSecure: true, isAllowedByPolicy: true };

test.each([
  ['NotAllowedError', 'Permission denied', 'denied'],
  ['NotAllowedError', 'Permission dismissed', 'dismissed'],
  ['NotAllowedError', 'Permission denied by system', 'deniedBySystem'],
  ['NotFoundError', 'Requested device not found', 'missing'],
  ['NotReadableError', 'Could not start video source', 'busy'],
  ['OverconstrainedError', '', 'constraint'],
  ['AbortError', '', 'aborted'],
  ['SecurityError', '', 'security'],
  ['InvalidStateError', '', 'detached'],
  ['TypeError', 'At least one of audio and video must be requested', 'nothingAsked'],
  ['SomethingError', '', 'other'],
] as const)('%s "%s" means %s', (name, message, cause) => {
  expect(causeOf({ name, message }, page)).toBe(cause);
});

test('the page itself decides where the error does not tell', () => {
  expect(causeOf({ name: 'NotAllowedError', message: '' }, { ...page, isAllowedByPolicy: false })).toBe('policy');
  expect(causeOf({ name: 'TypeError', message: '' }, { ...page, isSecure: false })).toBe('insecure');
});
