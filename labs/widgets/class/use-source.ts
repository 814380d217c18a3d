import { useEffect, useState } from 'preact/hooks';

/** What a driver of a class knows, and tells when it is another. */
export type Source<T> = { get: () => T; subscribe: (listener: () => void) => () => void };

/** The latest of a source. Not `useStore`, which would be cut out of the chunk that labs have it in. */
export function useSource<T>(source: Source<T>): T {
  const [value, setValue] = useState(source.get);
  useEffect(() => {
    const look = () => setValue(() => source.get());
    look();
    return source.subscribe(look);
  }, [source]);
  return value;
}
