import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acceptFrom, nothingIncoming, takeChunk, takeControl, type Incoming } from '#labs/model/transfer/incoming.ts';
import { hearReceiver, outgoingOf } from '#labs/model/transfer/outgoing.ts';
import type { Control, Offer } from '#labs/model/transfer/protocol.ts';
import { TransferError } from '#labs/model/transfer/transfer-error.ts';

const sha256 = 'a'.repeat(64);
const offer: Offer = {
  ...{ type: 'offer', version: 1, id: '5d2f6a3c-9d0e-4a51-8b8e-0c1b7d9f1e22', name: 'a', mimeType: '' },
  ...{ bytes: 100, chunkBytes: 40 },
};
const end: Control = { type: 'end', sha256 };
const offered = takeControl(nothingIncoming, offer);
const accepted = acceptFrom(offered, 0);
const whole = [40, 40, 20].reduce(takeChunk, accepted);

test('a receiver takes an offer, its chunks and its end', () => {
  expect(takeControl(whole, end)).toEqual({ offer, isAccepted: true, received: 100, sha256 });
});

test('after an interruption only the rest is taken', () => {
  expect(takeControl(takeChunk(acceptFrom(offered, 80), 20), end).received).toBe(100);
  expect(problemOf(() => takeChunk(acceptFrom(offered, 80), 21))).toBe('too-many-bytes');
});

test.each<[string, string, () => unknown]>([
  ['a chunk before the offer', 'out-of-turn', () => takeChunk(nothingIncoming, 1)],
  ['a chunk before it is accepted', 'out-of-turn', () => takeChunk(offered, 1)],
  ['a chunk bigger than agreed', 'chunk-too-big', () => takeChunk(accepted, 41)],
  ['more than was announced', 'too-many-bytes', () => takeChunk(whole, 1)],
  ['a chunk after the end', 'out-of-turn', () => takeChunk(takeControl(whole, end), 1)],
  ['an end that comes too early', 'too-few-bytes', () => takeControl(accepted, end)],
  ['an end before it is accepted', 'out-of-turn', () => takeControl(offered, end)],
  ['two ends', 'out-of-turn', () => takeControl(takeControl(whole, end), end)],
  ['two offers', 'out-of-turn', () => takeControl(offered, offer)],
  ['what only a receiver says', 'out-of-turn', () => takeControl(accepted, { type: 'accept', from: 0 })],
])('a receiver does not take %s', (_what, problem, take) => {
  expect(problemOf(take)).toBe(problem);
});

const asked = outgoingOf(100);
const sending = { ...hearReceiver(asked, { type: 'accept', from: 20 }), handed: 60 };

test('a sender begins where the receiver says, and counts what it says it has', () => {
  expect(hearReceiver(asked, { type: 'accept', from: 20 })).toMatchObject({ handed: 20, acknowledged: 20 });
  expect(hearReceiver(sending, { type: 'received', bytes: 60 }).acknowledged).toBe(60);
  expect(hearReceiver({ ...sending, isEnded: true }, { type: 'complete', sha256 }).acknowledged).toBe(100);
});

test.each<[string, () => unknown]>([
  ['that more was received than was sent', () => hearReceiver(sending, { type: 'received', bytes: 61 })],
  ['that less was received than before', () => hearReceiver(sending, { type: 'received', bytes: 19 })],
  ['that something was received before it was accepted', () => hearReceiver(asked, { type: 'received', bytes: 0 })],
  ['to begin behind the end', () => hearReceiver(asked, { type: 'accept', from: 101 })],
  ['to begin twice', () => hearReceiver(sending, { type: 'accept', from: 0 })],
  ['no, after yes', () => hearReceiver(sending, { type: 'refuse', reason: 'declined' })],
  ['that all is there before all was sent', () => hearReceiver(sending, { type: 'complete', sha256 })],
  ['what only a sender says', () => hearReceiver(sending, end)],
])('a sender does not believe a receiver that says %s', (_what, hear) => {
  expect(problemOf(hear)).toBe('out-of-turn');
});

test('whatever comes, a receiver never has more than was announced, and nothing that was not accepted', () => {
  type Frame = Control | number | 'accept';
  const anyFrame: fc.Arbitrary<Frame> = fc.oneof(
    fc.integer({ min: 0, max: 50 }),
    fc.constant('accept' as const),
    fc.constantFrom<Control>(
      offer,
      end,
      { type: 'cancel' },
      { type: 'received', bytes: 5 },
      { type: 'accept', from: 0 },
    ),
  );
  fc.assert(
    fc.property(fc.array(anyFrame, { maxLength: 20 }), (frames) => {
      let state: Incoming = nothingIncoming;
      for (const frame of frames) {
        const problem = problemOf(() => {
          if (frame === 'accept') state = state.offer && !state.isAccepted ? acceptFrom(state, 0) : state;
          else state = typeof frame === 'number' ? takeChunk(state, frame) : takeControl(state, frame);
        });
        expect(state.received).toBeLessThanOrEqual(state.isAccepted ? (state.offer?.bytes ?? 0) : 0);
        if (state.sha256 !== null) expect(state.received).toBe(offer.bytes);
        if (problem !== null) return;
      }
    }),
  );
});

function problemOf(take: () => unknown): string | null {
  try {
    take();
    return null;
  } catch (cause) {
    expect(cause).toBeInstanceOf(TransferError);
    return (cause as TransferError).problem;
  }
}
