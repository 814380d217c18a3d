/** The places of a mesh, in the order in which they are taken. */
export const seats = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank'] as const;
export type Seat = (typeof seats)[number];

/** Two seats, the earlier one first. */
export type Pair = { readonly first: Seat; readonly second: Seat };
/** Such as `alice-carol`. */
export type PairId = `${Seat}-${Seat}`;

export const pairIdOf = ({ first, second }: Pair): PairId => `${first}-${second}`;

/** Every two of these, in the order of the seats: n(n-1)/2 of them. */
export function pairsOf(present: readonly Seat[]): readonly Pair[] {
  const sorted = seats.filter((seat) => present.includes(seat));
  return sorted.flatMap((first, index) => sorted.slice(index + 1).map((second) => ({ first, second })));
}

export const allPairs = pairsOf(seats);

export function pairBetween(one: Seat, other: Seat): Pair {
  return seats.indexOf(one) < seats.indexOf(other) ? { first: one, second: other } : { first: other, second: one };
}

/**
 * The name by which the others know a peer: its seat and what tells this visit from an earlier one. Ids are compared as
 * text, so they are in the order of the seats.
 */
export const meshId = (seat: Seat, visit: string): string => `${seat}-${visit}`;

export function seatOf(id: string): Seat | undefined {
  return seats.find((seat) => id.startsWith(`${seat}-`));
}
