import { expect, test } from 'vitest';
import { initFor, plainWish, whyRefused, wishPresets, writtenCall } from '#labs/model/data/channel-wish.ts';

test('a channel that nobody agreed on is made by one side alone', () => {
  expect(initFor(plainWish, 'alice')).toEqual({});
  expect(initFor(plainWish, 'bob')).toBeNull();
  expect(initFor(wishPresets['ids-differ'], 'bob')).toEqual({ negotiated: true, id: 21 });
});

test('the call is written as somebody would write it', () => {
  expect(writtenCall(plainWish, 'alice')).toBe("createDataChannel('notes')");
  expect(writtenCall(wishPresets['no-retransmits'], 'alice')).toBe(
    "createDataChannel('positions', { ordered: false, maxRetransmits: 0 })",
  );
  expect(writtenCall(wishPresets['label-too-long'], 'alice')).toHaveLength(45);
});

test.each([
  { wish: wishPresets['both-limits'], error: 'TypeError', why: 'both-limits' },
  { wish: wishPresets['id-missing'], error: 'TypeError', why: 'id-missing' },
  { wish: wishPresets['id-too-big'], error: 'TypeError', why: 'id-too-big' },
  { wish: wishPresets['label-too-long'], error: 'TypeError', why: 'too-long' },
  { wish: { ...plainWish, protocol: '가'.repeat(22_000) }, error: 'TypeError', why: 'too-long' },
  { wish: { ...plainWish, maxRetransmits: -1 }, error: 'TypeError', why: 'number' },
  { wish: wishPresets.agreed, error: 'OperationError', why: 'id-used' },
  { wish: plainWish, error: 'OperationError', why: 'other' },
  { wish: plainWish, error: 'InvalidStateError', why: 'closed' },
  { wish: plainWish, error: 'TypeError', why: 'other' },
])('$error for this wish means $why', ({ wish, error, why }) => {
  expect(whyRefused(wish, 'alice', error)).toBe(why);
});
