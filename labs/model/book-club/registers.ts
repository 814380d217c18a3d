/** One thing that a club shares, as somebody wrote it last. `by` is a visit, so no two writings have the same `clock` and `by`. */
export type Register<T = unknown> = { readonly value: T; readonly clock: number; readonly by: string };
export type Registers<T = unknown> = ReadonlyMap<string, Register<T>>;

// #region last-writer-wins
/** Whether one writing comes after the other. All sides decide alike, in whichever order they hear of the two. */
export function isNewer(one: Register, other: Register | undefined): boolean {
  if (other === undefined || one.clock > other.clock) return true;
  return one.clock === other.clock && one.by > other.by;
}

/** Later than everything that is known here. */
export function nextClock(registers: Registers): number {
  return Math.max(0, ...[...registers.values()].map(({ clock }) => clock)) + 1;
}
// #endregion
