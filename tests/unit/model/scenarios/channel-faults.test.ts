import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  channelActions,
  channelKinds,
  formatChannelFault,
  longestDelayMs,
  parseChannelFault,
  type ChannelFault,
} from '#labs/model/scenarios/channel-faults.ts';
import { peers } from '#labs/model/vocabulary.ts';

const anyFault: fc.Arbitrary<ChannelFault> = fc
  .record({
    action: fc.constantFrom(...channelActions),
    kind: fc.constantFrom(...channelKinds),
    from: fc.constantFrom(...peers),
    ms: fc.nat(longestDelayMs),
  })
  .map(({ ms, ...rest }) => (rest.action === 'delay' ? { ...rest, ms } : rest));

test('what is written into an address is read from it again', () => {
  fc.assert(
    fc.property(anyFault, (fault) => {
      expect(parseChannelFault(formatChannelFault(fault))).toEqual(fault);
    }),
  );
});

test.each([
  ['drop:answer:bob', { action: 'drop', kind: 'answer', from: 'bob' }],
  ['delay:candidate:alice:800', { action: 'delay', kind: 'candidate', from: 'alice', ms: 800 }],
])('%s is read', (text, fault) => {
  expect(parseChannelFault(text)).toEqual(fault);
});

test.each([
  ...['', ':', 'drop', 'drop:answer', 'drop:answer:carol', 'lose:answer:bob', 'drop:bye:bob', 'DROP:answer:bob'],
  ...['drop:answer:bob:', 'drop:answer:bob:5', 'drop:answer:bob:5:6', ' drop:answer:bob', '__proto__:answer:bob'],
  ...['delay:answer:bob', 'delay:answer:bob:', 'delay:answer:bob:-1', 'delay:answer:bob:1e3', 'delay:answer:bob:60001'],
  ...['delay:answer:bob:0x10', 'delay:answer:bob:08', 'delay:answer:bob: 8', 'delay:answer:bob:99999999999999999999'],
])('%j is no channel fault', (text) => {
  expect(parseChannelFault(text)).toBeNull();
});

test('no text makes the reader throw, and only what it writes is read', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const fault = parseChannelFault(text);
      if (fault !== null) expect(formatChannelFault(fault)).toBe(text);
    }),
  );
});
