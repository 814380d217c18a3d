import { fill } from '#labs/messages/fill.ts';
import type { MeshMessages } from '#labs/messages/mesh-en.ts';
import type { MeshView } from '#labs/model/mesh/view.ts';
import type { Seat } from '#labs/model/mesh/seats.ts';
import { memo } from '../memo.ts';

type Props = {
  view: MeshView;
  /** kbit/s that each peer of this page sends. */
  uplinks: ReadonlyMap<Seat, number>;
  isOff: boolean;
  onLeave: (seat: Seat) => void;
  onCrash: (seat: Seat) => void;
  words: MeshMessages;
};

/** Who is there, what it costs each of them, and the two ways to go. */
export const PeerList = memo(function PeerList({ view, uplinks, isOff, onLeave, onCrash, words }: Props) {
  const { peers, names, ring } = words;
  if (view.peers.length === 0) return <p class="lab-mesh-quiet">{peers.none}</p>;
  const going = (seat: Seat, how: 'leave' | 'crash', act: (seat: Seat) => void) => (
    <button
      type="button"
      class="lab-button"
      aria-label={fill(how === 'leave' ? peers.leaves : peers.crashes, { peer: names[seat] })}
      aria-disabled={isOff ? 'true' : undefined}
      onClick={() => {
        if (!isOff) act(seat);
      }}
    >
      {peers[how]}
    </button>
  );
  return (
    <ul class="lab-mesh-peers" aria-label={peers.title}>
      {view.peers.map(({ seat, where, connections }) => (
        <li key={seat} data-where={where}>
          <strong>{names[seat]}</strong>
          <span class="lab-mesh-figures">
            {where !== 'here' && <span class="lab-mesh-tag">{ring.where[where]}</span>}
            <span>{fill(peers.connections, { count: connections })}</span>
            {uplinks.has(seat) && <span>{fill(peers.sends, { rate: Math.round(uplinks.get(seat) ?? 0) })}</span>}
          </span>
          {where === 'here' && (
            <span class="lab-mesh-going">
              {going(seat, 'leave', onLeave)}
              {going(seat, 'crash', onCrash)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
});
