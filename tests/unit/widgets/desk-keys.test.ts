import { expect, test } from 'vitest';
import { deskActionOf } from '#labs/widgets/class/use-desk-keys.ts';

const plain = { ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, isComposing: false };

test.each([
  ['KeyS', 'step'],
  ['Space', 'run'],
  ['ArrowLeft', 'back'],
  ['ArrowRight', 'on'],
  ['KeyL', 'live'],
  ['KeyR', 'reset'],
  ['KeyH', 'hang-up'],
  ['PageDown', 'next'],
  ['PageUp', 'previous'],
  ['KeyQ', null],
])('%s means %s', (code, action) => {
  expect(deskActionOf({ ...plain, code })).toBe(action);
});

test.each(['ctrlKey', 'shiftKey', 'altKey', 'metaKey', 'isComposing'] as const)(
  'with %s a key is somebody else’s',
  (held) => {
    expect(deskActionOf({ ...plain, code: 'KeyS', [held]: true })).toBeNull();
  },
);
