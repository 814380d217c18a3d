import { useEffect, useState } from 'preact/hooks';

/** What a driver of a class knows, and tells when it is another. */
export type Source<T> = { get: () => T; subscribe: (listener: () => void) => () => void };

/** The latest of a source. Not `useStore`, which would be cut out of the chunk that labs have it in. */
export function useSource<T>(source: Source<T>): T {
  return useSelected(source, (value) => value);
}

/** A part of the latest of a source, `null` while there is none: who asks is drawn again only when that part is another value. */
export function useSelected<T, S>(source: Source<T>, select: (value: T) => S): S;
export function useSelected<T, S>(source: Source<T> | undefined, select: (value: T) => S): S | null;
export function useSelected<T, S>(source: Source<T> | undefined, select: (value: T) => S): S | null {
  const [value, setValue] = useState<S | null>(() => (source ? select(source.get()) : null));
  useEffect(() => {
    const look = () => setValue(() => (source ? select(source.get()) : null));
    look();
    return source?.subscribe(look);
  }, [source]);
  return value;
}
