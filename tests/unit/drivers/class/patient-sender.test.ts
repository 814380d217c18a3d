import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPatientSender } from '#labs/drivers/class/patient-sender.ts';
import { longestLoadMs, type SeenClass } from '#labs/drivers/class/seen-class.ts';
import type { StageCommand } from '#labs/model/class/command.ts';
import { emptyTrace } from '#labs/model/trace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function openSender() {
  let seen: SeenClass = {
    ...{ isConnected: true, presence: 'here', stage: null, trace: emptyTrace('2026-01-01T00:00:00.000Z', '') },
    ...{ count: null, run: 1, deeds: 0, hasEnded: false, isDamaged: false },
  };
  const listeners = new Set<() => void>();
  const sent: StageCommand['do'][] = [];
  const life = new AbortController();
  const source = {
    get: () => seen,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const sender = createPatientSender((command) => sent.push(command.do) > 0, source, life.signal);
  return {
    sent,
    ask: (...commands: readonly StageCommand['do'][]) =>
      commands.map((each) => sender.send(each === 'open' ? { do: each, lab: 'mesh', search: '' } : { do: each })),
    expectLab: () => sender.expectLab(),
    becomes(part: Partial<SeenClass>) {
      seen = { ...seen, ...part };
      for (const listener of [...listeners]) listener();
    },
    end: () => life.abort(),
    listening: () => listeners.size,
  };
}

test('what is asked while the stage loads a lab is sent in order once that is there', () => {
  const { sent, ask, becomes } = openSender();
  ask('open', 'step', 'step');
  becomes({ presence: 'loading' });
  ask('step', 'back');
  // The page is there before its lab is.
  becomes({ presence: 'here' });
  expect(sent).toEqual(['open']);
  becomes({ run: 2 });
  expect(sent).toEqual(['open', 'step', 'step', 'step', 'back']);
});

test('a second lab is asked for once the first is there, without what was meant for the first', () => {
  const { sent, ask, becomes } = openSender();
  ask('open', 'step', 'open', 'step');
  becomes({ run: 2 });
  expect(sent).toEqual(['open', 'open']);
  becomes({ run: 3 });
  expect(sent).toEqual(['open', 'open', 'step']);
});

test('where no other lab comes, what was asked is sent all the same', () => {
  const { sent, ask, expectLab } = openSender();
  expectLab();
  ask('step');
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(longestLoadMs);
  expect(sent).toEqual(['step']);
});

test('a stage that was closed is asked nothing of what was meant for it', () => {
  const { sent, ask, becomes } = openSender();
  becomes({ presence: 'loading' });
  ask('step');
  becomes({ presence: 'away' });
  becomes({ presence: 'here', run: 2 });
  expect(sent).toEqual([]);
});

test('without the server nothing is held back, and that is said', () => {
  const { sent, ask, becomes } = openSender();
  becomes({ isConnected: false });
  expect(ask('step')).toEqual([false]);
  expect(sent).toEqual([]);
});

test('at the end nothing waits and nothing listens', () => {
  const { ask, end, listening } = openSender();
  ask('open', 'step');
  end();
  expect([listening(), vi.getTimerCount()]).toEqual([0, 0]);
});
