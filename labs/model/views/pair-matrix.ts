import type { PairEnd, PairRow, PairsOfPeer } from './pairs.ts';

/** Own candidates by the row, the other's by the column; `null` where the two were never paired. */
export type PairMatrix = {
  locals: readonly PairEnd[];
  remotes: readonly PairEnd[];
  cells: readonly (readonly (PairRow | null)[])[];
};

export function matrixOf({ pairs }: PairsOfPeer): PairMatrix {
  const locals = distinct(pairs.map(({ local }) => local));
  const remotes = distinct(pairs.map(({ remote }) => remote));
  const find = (local: PairEnd, remote: PairEnd) =>
    pairs.find((pair) => keyOf(pair.local) === keyOf(local) && keyOf(pair.remote) === keyOf(remote)) ?? null;
  return { locals, remotes, cells: locals.map((local) => remotes.map((remote) => find(local, remote))) };
}

function distinct(ends: readonly PairEnd[]): readonly PairEnd[] {
  return [...new Map(ends.map((end) => [keyOf(end), end])).values()];
}

function keyOf({ type, protocol, address, port }: PairEnd): string {
  return [type, protocol, address, port].join(' ');
}
