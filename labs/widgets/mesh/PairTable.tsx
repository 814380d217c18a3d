import { fill } from '#labs/messages/fill.ts';
import type { MeshMessages } from '#labs/messages/mesh-en.ts';
import { pairBetween, pairIdOf, seats, type PairId, type Seat } from '#labs/model/mesh/seats.ts';
import type { MeshView } from '#labs/model/mesh/view.ts';
import type { ConnectionState } from '#labs/model/vocabulary.ts';
import { memo } from '../memo.ts';
import { shownStates, signOf } from './signs.ts';

type Props = {
  view: MeshView;
  chosen: PairId;
  onChoose: (pair: PairId) => void;
  words: MeshMessages;
};

/** Every two peers and the state of their connection: the drawing, for who reads or presses keys. */
export const PairTable = memo(function PairTable({ view, chosen, onChoose, words }: Props) {
  const { pairs, names } = words;
  const states = new Map(view.pairs.map(({ id, state }) => [id, state]));
  const cell = (row: Seat, column: Seat) => {
    const pair = pairBetween(row, column);
    const id = pairIdOf(pair);
    const state = states.get(id);
    return (
      <PairButton
        state={state}
        isChosen={id === chosen}
        label={fill(pairs.cell, {
          first: names[pair.first],
          second: names[pair.second],
          state: state ?? pairs.none,
        })}
        onPress={() => onChoose(id)}
      />
    );
  };
  return (
    <div class="lab-mesh-pairs">
      <table aria-label={pairs.caption}>
        <thead>
          <tr>
            <td />
            {seats.slice(1).map((seat) => (
              <th key={seat} scope="col">
                {names[seat]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seats.slice(0, -1).map((row, index) => (
            <tr key={row}>
              <th scope="row">{names[row]}</th>
              {seats.slice(1).map((column, at) => (
                <td key={column}>{at >= index && cell(row, column)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul class="lab-mesh-legend" aria-hidden="true">
        {shownStates.map((state) => (
          <li key={state} data-state={state}>
            <span>{signOf(state)}</span> {state}
          </li>
        ))}
      </ul>
    </div>
  );
});

type ButtonProps = { state: ConnectionState | undefined; isChosen: boolean; label: string; onPress: () => void };

function PairButton({ state, isChosen, label, onPress }: ButtonProps) {
  return (
    <button
      type="button"
      class="lab-mesh-pair"
      data-state={state ?? 'none'}
      aria-pressed={isChosen}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <span aria-hidden="true">{state === undefined ? '·' : signOf(state)}</span>
    </button>
  );
}
