import type { CommonMessages } from '#labs/messages/en.ts';
import type { MeshMessages } from '#labs/messages/mesh-en.ts';
import { allPairs, pairIdOf, type Pair, type PairId } from '#labs/model/mesh/seats.ts';

export function pairOf(id: PairId): Pair {
  return allPairs.find((pair) => pairIdOf(pair) === id) ?? { first: 'alice', second: 'bob' };
}

/** The words of a lab of two, with the names of the two whose trace is shown. */
export function pairWords(m: CommonMessages, { names, roles }: MeshMessages, id: PairId): CommonMessages {
  const { first, second } = pairOf(id);
  return { ...m, peers: { alice: names[first], bob: names[second] }, roles };
}
