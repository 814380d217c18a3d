import type { Trace, TraceEventType, TraceFacts } from '#labs/model/trace.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';

/** An event without its number. It is alice's, and one millisecond after the one before it, unless it says otherwise. */
export type Fact = { [T in TraceEventType]: { type: T; peer?: PeerId; at?: number } & TraceFacts[T] }[TraceEventType];

export const testBrowser = 'Test/1';

/** A trace of these facts, with the stamps filled in. */
export function buildTrace(...facts: readonly Fact[]): Trace {
  let at = -1;
  const events = facts.map((fact, seq) => {
    at = fact.at ?? at + 1;
    return { ...fact, seq, at, peer: fact.peer ?? 'alice' };
  });
  return {
    format: 'icebreaker-trace',
    version: 3,
    startedAt: '2026-05-04T10:00:00.000Z',
    recordedBy: testBrowser,
    events,
  };
}

/** The same facts, said of the other peer. */
export function of(peer: PeerId, ...facts: readonly Fact[]): readonly Fact[] {
  return facts.map((fact) => ({ ...fact, peer }));
}
