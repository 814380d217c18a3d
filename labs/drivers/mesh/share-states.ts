import { parseToldStates, statesTold, type ToldStates } from '#labs/model/mesh/told-states.ts';
import type { PairId } from '#labs/model/mesh/seats.ts';
import type { PairView } from '#labs/model/mesh/view.ts';
import type { ConnectionState } from '#labs/model/vocabulary.ts';

export type SharedStates = {
  /** How the connections of this page are now. */
  tell: (pairs: readonly PairView[]) => void;
  /** How those of the other pages are, as they told last. A page that was killed has said nothing of it. */
  theirs: () => ReadonlyMap<PairId, ConnectionState>;
};

/** Between two peers in another page there is a connection that this one cannot see: pages of a room tell each other. */
export function shareStates(room: string, onChange: () => void, signal: AbortSignal): SharedStates {
  const page = crypto.randomUUID();
  const pages = new Map<string, ToldStates>();
  const channel = new BroadcastChannel(`icebreaker-mesh-states-${room}`);
  let own: readonly PairView[] = [];
  const say = (asks: boolean) => channel.postMessage({ page, pairs: own, asks } satisfies ToldStates);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const told = parseToldStates(data);
    if (!told) return;
    // At the end: what was heard last is nearest to the truth.
    pages.delete(told.page);
    if (told.pairs.length > 0) pages.set(told.page, told);
    if (told.asks) say(false);
    onChange();
  };
  signal.addEventListener(
    'abort',
    () => {
      own = [];
      say(false);
      channel.close();
    },
    { once: true },
  );
  say(true);
  return {
    tell(pairs) {
      if (signal.aborted || JSON.stringify(pairs) === JSON.stringify(own)) return;
      own = pairs;
      say(false);
    },
    theirs: () => statesTold(pages.values()),
  };
}
