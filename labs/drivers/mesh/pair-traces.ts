import { allPairs, pairBetween, pairIdOf, seatOf, type PairId } from '#labs/model/mesh/seats.ts';
import type { TraceFacts } from '#labs/model/trace.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { createTraceStore, type RecordFact, type TraceStore } from '../trace-store.ts';

type MeshFact = { [T in 'mesh.changed' | 'mesh.measured']: { type: T; facts: TraceFacts[T] } }[
  'mesh.changed' | 'mesh.measured'];

/** The traces of a mesh: each pair's is that of a call of two. */
export type PairTraces = {
  storeOf: (pair: PairId) => TraceStore;
  /** Records what `me` does to, or sees of, `other`. The first fact of a new pair of visits begins a new trace. */
  recorder: (me: string, other: string) => RecordFact;
  /** Tells the whole mesh's figures in every trace that has begun. */
  note: (fact: MeshFact) => void;
  clear: () => void;
};

/** Of two ids, the one that offers is `alice` in their trace. */
const roleOf = (me: string, other: string): PeerId => (me < other ? 'alice' : 'bob');

export function createPairTraces(): PairTraces {
  const stores = new Map(allPairs.map((pair) => [pairIdOf(pair), createTraceStore()]));
  /** By the two ids; what comes late of an earlier visit is dropped by the store. */
  const runs = new Map<string, Record<PeerId, RecordFact>>();
  let noters = new Map<PairId, RecordFact>();
  let last: MeshFact | null = null;

  const storeOf = (pair: PairId) => stores.get(pair) as TraceStore;
  const begin = (key: string, me: string, other: string) => {
    const [one, two] = [seatOf(me), seatOf(other)];
    if (!one || !two) throw new TypeError(`${me} and ${other} are no pair.`);
    const pair = pairIdOf(pairBetween(one, two));
    const store = storeOf(pair);
    store.clear();
    const run = { alice: store.recorderFor('alice'), bob: store.recorderFor('bob') };
    runs.set(key, run);
    const own = run[roleOf(me, other)];
    noters.set(pair, own);
    own('run.started', { scenario: 'mesh-call', fault: null });
    own('page.noted', { secureContext: isSecureContext });
    if (last) own(last.type, last.facts);
    return run;
  };

  return {
    storeOf,
    recorder(me, other) {
      const key = me < other ? `${me} ${other}` : `${other} ${me}`;
      return (runs.get(key) ?? begin(key, me, other))[roleOf(me, other)];
    },
    note(fact) {
      if (fact.type === 'mesh.changed') last = fact;
      for (const record of noters.values()) record(fact.type, fact.facts);
    },
    clear() {
      runs.clear();
      noters = new Map();
      last = null;
      for (const store of stores.values()) if (store.getTrace().events.length > 0) store.clear();
    },
  };
}
