import { expect, test, vi } from 'vitest';
import { createFaultyCarrier } from '#labs/drivers/signaling/faulty-carrier.ts';
import type { Carrier } from '#labs/drivers/signaling/channel.ts';
import { parseChannelFault, type ChannelFault } from '#labs/model/scenarios/channel-faults.ts';
import type { SignalingMessage } from '#labs/model/trace.ts';

/** Alice's end of a wire that keeps what goes over it. */
class Wire implements Carrier {
  readonly carried: string[] = [];
  readonly post = ({ id }: SignalingMessage) => void this.carried.push(id);
  readonly receive = () => {};
}

function brokenBy(...texts: readonly string[]) {
  const faults = texts.map((text) => parseChannelFault(text) as ChannelFault);
  const [wire, life, lost] = [new Wire(), new AbortController(), [] as string[]];
  const parts = {
    from: 'alice',
    faults: () => faults,
    onLost: ({ id }: SignalingMessage) => void lost.push(id),
  } as const;
  const { post } = createFaultyCarrier(wire, parts, life.signal);
  const counts: Partial<Record<SignalingMessage['kind'], number>> = {};
  const send = (...kinds: readonly SignalingMessage['kind'][]) => {
    for (const kind of kinds) {
      const count = (counts[kind] ?? 0) + 1;
      counts[kind] = count;
      post({ id: `${kind}-${count}`, kind, content: null });
    }
  };
  return { send, carried: wire.carried, lost, life, faults };
}

test('without a fault everything passes at once', () => {
  const { send, carried, lost } = brokenBy();
  send('offer', 'candidate', 'bye');
  expect(carried).toEqual(['offer-1', 'candidate-1', 'bye-1']);
  expect(lost).toEqual([]);
});

test('only messages of that kind and from that side are dropped, and the loss is told', () => {
  const { send, carried, lost } = brokenBy('drop:candidate:alice', 'drop:offer:bob');
  send('offer', 'candidate', 'answer', 'candidate');
  expect(carried).toEqual(['offer-1', 'answer-1']);
  expect(lost).toEqual(['candidate-1', 'candidate-2']);
});

test('a duplicate is the same message once more', () => {
  const { send, carried } = brokenBy('duplicate:answer:alice');
  send('answer', 'candidate');
  expect(carried).toEqual(['answer-1', 'answer-1', 'candidate-1']);
});

test('reordered, one message is overtaken by the next of its kind', () => {
  const { send, carried, lost } = brokenBy('reorder:candidate:alice');
  send('candidate', 'offer', 'candidate', 'candidate', 'candidate');
  expect(carried).toEqual(['offer-1', 'candidate-2', 'candidate-1', 'candidate-3', 'candidate-4']);
  expect(lost).toEqual(['candidate-1']);
});

test('a delayed message comes so much later, and those of one delay stay in order', () => {
  vi.useFakeTimers();
  try {
    const { send, carried } = brokenBy('delay:candidate:alice:800');
    send('candidate', 'candidate', 'offer');
    expect(carried).toEqual(['offer-1']);
    vi.advanceTimersByTime(799);
    expect(carried).toEqual(['offer-1']);
    vi.advanceTimersByTime(1);
    expect(carried).toEqual(['offer-1', 'candidate-1', 'candidate-2']);
  } finally {
    vi.useRealTimers();
  }
});

test('faults go together: both copies are late', () => {
  vi.useFakeTimers();
  try {
    const { send, carried } = brokenBy('duplicate:answer:alice', 'delay:answer:alice:5');
    send('answer');
    expect(carried).toEqual([]);
    vi.advanceTimersByTime(5);
    expect(carried).toEqual(['answer-1', 'answer-1']);
  } finally {
    vi.useRealTimers();
  }
});

test('a drop is a drop, whatever else would happen', () => {
  const { send, carried, lost } = brokenBy('duplicate:answer:alice', 'drop:answer:alice', 'delay:answer:alice:5');
  send('answer');
  expect({ carried, lost }).toEqual({ carried: [], lost: ['answer-1'] });
});

test('faults may change while messages pass', () => {
  const { send, carried, faults } = brokenBy('drop:candidate:alice');
  send('candidate');
  faults.pop();
  send('candidate');
  expect(carried).toEqual(['candidate-2']);
});

test('what is on its way when the run ends never arrives, and no timer is left', () => {
  vi.useFakeTimers();
  try {
    const { send, carried, life } = brokenBy('delay:offer:alice:800');
    send('offer');
    life.abort();
    expect(vi.getTimerCount()).toBe(0);
    send('candidate');
    expect(carried).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});
