/**
 * A list that only grows, and whose earlier versions stay what they were. All versions share one array, and each knows how
 * much of it is its own: a history of thousands of versions costs no more than the last of them.
 */
export type Growing<T> = { readonly all: T[]; readonly length: number };

export function growingFrom<T>(item: T): Growing<T> {
  return { all: [item], length: 1 };
}

export function grown<T>({ all, length }: Growing<T>, item: T): Growing<T> {
  // Something was put behind an earlier version already: this one goes on by itself.
  const own = all.length === length ? all : all.slice(0, length);
  own.push(item);
  return { all: own, length: length + 1 };
}

export function itemsOf<T>({ all, length }: Growing<T>): readonly T[] {
  return all.slice(0, length);
}

export function lastOf<T>({ all, length }: Growing<T>): T | undefined {
  return all[length - 1];
}
