import type { RecordFact } from '#labs/drivers/trace-store.ts';
import type { Fact } from '../../support/build-trace.ts';

/** Keeps what is recorded, without stamps. */
export function createRecorder(): { facts: Fact[]; record: RecordFact } {
  const facts: Fact[] = [];
  return { facts, record: (type, given) => void facts.push({ type, ...given } as Fact) };
}
