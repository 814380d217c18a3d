import { expect, test } from 'vitest';
import { labKeyOf } from '#labs/widgets/hooks/use-lab-keys.ts';

const pressed = (code: string, more: Partial<Parameters<typeof labKeyOf>[0]> = {}) =>
  labKeyOf({
    code,
    key: code,
    ctrlKey: false,
    shiftKey: false,
    altKey: false,
    metaKey: false,
    isComposing: false,
    ...more,
  });

test.each([
  { code: 'Space', does: 'play' },
  { code: 'ArrowLeft', does: 'back' },
  { code: 'ArrowRight', does: 'on' },
  { code: 'KeyS', does: 'step' },
  { code: 'KeyR', does: 'reset' },
  { code: 'KeyB', does: 'break' },
  { code: 'KeyF', does: 'full' },
  { code: 'KeyQ', does: null },
  { code: 'Enter', does: null },
])('$code means $does', ({ code, does }) => {
  expect(pressed(code)).toBe(does);
});

test('a letter counts by its place, so that it works in Hangul mode', () => {
  expect(pressed('KeyS', { key: 'ㄴ' })).toBe('step');
});

test('the question mark counts wherever the keyboard has it', () => {
  expect(pressed('Slash', { key: '?' })).toBe('list');
  expect(pressed('Minus', { key: '?' })).toBe('list');
});

test.each([{ ctrlKey: true }, { shiftKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }])(
  'with %o a key is none of ours',
  (more) => {
    expect(pressed('KeyR', more)).toBeNull();
  },
);
