import type { MeshMessages } from '#labs/messages/mesh-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { pairsOf, pairIdOf, seats, type PairId, type Seat } from '#labs/model/mesh/seats.ts';
import type { MeshView, PairView } from '#labs/model/mesh/view.ts';
import { memo } from '../memo.ts';
import { signOf } from './signs.ts';

type Props = {
  view: MeshView;
  chosen: PairId;
  onChoose: (pair: PairId) => void;
  words: MeshMessages;
};

const [width, height, radius] = [360, 300, 108];

function placeOf(seat: Seat): { x: number; y: number } {
  const turn = (seats.indexOf(seat) / seats.length) * 2 * Math.PI - Math.PI / 2;
  return { x: width / 2 + radius * Math.cos(turn) * 1.15, y: height / 2 + radius * Math.sin(turn) };
}

/** The peers on a circle and a line for each connection. Who cannot point at a line has the table beside it. */
export const MeshRing = memo(function MeshRing({ view, chosen, onChoose, words }: Props) {
  const { ring, names } = words;
  const present = view.peers.map(({ seat }) => seat);
  const states = new Map(view.pairs.map(({ id, state }) => [id, state]));
  const lines = pairsOf(seats).flatMap((pair) => {
    const id = pairIdOf(pair);
    const state = states.get(id);
    return state === undefined ? [] : [{ ...pair, id, state }];
  });
  return (
    <svg
      class="lab-mesh-ring"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={fill(ring.drawing, { peers: present.length, connections: lines.length })}
    >
      {lines.map(({ id, first, second, state }) => (
        <Line
          key={id}
          first={first}
          second={second}
          state={state}
          isChosen={id === chosen}
          onPress={() => onChoose(id)}
        />
      ))}
      {seats.map((seat) => {
        const { x, y } = placeOf(seat);
        const peer = view.peers.find((each) => each.seat === seat);
        return (
          <g key={seat} class="lab-mesh-node" data-where={peer?.where ?? 'nobody'} data-seat={seat}>
            <circle cx={x} cy={y} r={25} />
            <text x={x} y={y + 1}>
              {peer ? names[seat] : '–'}
            </text>
            {peer && peer.where !== 'here' && (
              <text class="lab-mesh-where" x={x} y={y + 37}>
                {ring.where[peer.where]}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
});

type LineProps = {
  first: Seat;
  second: Seat;
  state: PairView['state'];
  isChosen: boolean;
  onPress: () => void;
};

function Line({ first, second, state, isChosen, onPress }: LineProps) {
  const [from, to] = [placeOf(first), placeOf(second)];
  const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  // Off the middle, where three lines would have their signs on top of each other.
  const sign = { x: from.x + (to.x - from.x) * 0.36, y: from.y + (to.y - from.y) * 0.36 };
  return (
    <g class="lab-mesh-line" data-state={state} data-chosen={isChosen ? '' : undefined} onClick={onPress}>
      <line class="lab-mesh-touch" {...ends} />
      {isChosen && <line class="lab-mesh-halo" {...ends} />}
      <line class="lab-mesh-stroke" {...ends} />
      {state !== 'connected' && (
        <text x={sign.x} y={sign.y}>
          {signOf(state)}
        </text>
      )}
    </g>
  );
}
