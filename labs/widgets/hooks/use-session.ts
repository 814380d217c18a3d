import { useEffect, useState } from 'preact/hooks';
import { isFollowing } from '../place.ts';

/**
 * What a lab works with, made once it runs in a browser and ended with the lab. A page that goes away ends it too, and
 * one that the back button brings back unharmed gets a new one. A lab that follows another has none: it makes no call.
 */
export function useSession<S>(create: (signal: AbortSignal) => S): S | undefined {
  const [session, setSession] = useState<S>();
  useEffect(() => {
    if (isFollowing()) return;
    let life = new AbortController();
    const begin = () => {
      life = new AbortController();
      setSession(create(life.signal));
    };
    const end = () => life.abort();
    const return_ = ({ persisted }: PageTransitionEvent) => {
      if (persisted) begin();
    };
    begin();
    addEventListener('pagehide', end);
    addEventListener('pageshow', return_);
    return () => {
      removeEventListener('pagehide', end);
      removeEventListener('pageshow', return_);
      end();
    };
    // A lab has one session for its whole life.
  }, []);
  return session;
}
