import { useEffect, useRef } from 'preact/hooks';
import type { DataMessages } from '#labs/messages/data-en.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { disagreementsOf, type ChannelEnd, type ChannelEnds, type ChannelPair } from '#labs/model/data/channels.ts';
import type { ChannelOptions } from '#labs/model/trace.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { stateTone } from '../parts/state-tone.ts';
import type { Gauge } from './gauge.ts';

export type EndTools = {
  gauge: Gauge;
  /** `null` where the browser's object is not at hand, as in a replay. */
  bufferedAmount: (peer: PeerId, end: ChannelEnd) => number | null;
  close: (peer: PeerId, end: ChannelEnd) => void;
};

type Props = {
  ends: ChannelEnds;
  pairs: readonly ChannelPair[];
  chosen: ChannelPair | null;
  onChoose: (key: string) => void;
  /** `null` while what is shown is past. */
  tools: EndTools | null;
  m: CommonMessages;
  words: DataMessages['table'];
};

/** Every channel with its two ends, as the browser has told them. */
export function ChannelTable({ ends, pairs, chosen, onChoose, tools, m, words }: Props) {
  const isOver = ({ alice, bob }: ChannelPair) => [alice, bob].every((end) => end === null || end.state === 'closed');
  const living = pairs.filter((pair) => !isOver(pair));
  const closed = pairs.filter(isOver);
  const hasPriority = pairs.some(({ alice, bob }) => (alice ?? bob)?.options?.priority !== undefined);
  const table = (shown: readonly ChannelPair[], title: string) => (
    <div class="lab-data-wide" tabIndex={0} role="group" aria-label={title}>
      <table class="lab-data-table" aria-label={title}>
        <thead>
          <tr>
            {[words.channel, words.end].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {['readyState', 'id', 'bufferedAmount', ...options.map(([name]) => name)].map((name) => (
              <th key={name} scope="col">
                <code>{name}</code>
              </th>
            ))}
            {hasPriority && (
              <th scope="col">
                <code>priority</code>
              </th>
            )}
          </tr>
        </thead>
        {shown.map((pair) => (
          <tbody key={pair.key} data-chosen={pair.key === chosen?.key ? '' : undefined}>
            {peers.map((peer) => (
              <tr key={peer} data-peer={peer}>
                {peer === 'alice' && (
                  <th scope="rowgroup" rowSpan={2}>
                    <label class="lab-data-choose">
                      <input
                        type="radio"
                        name="data-channel"
                        aria-label={fill(words.choose, { label: pair.label })}
                        checked={pair.key === chosen?.key}
                        onChange={() => onChoose(pair.key)}
                      />
                      <span>{pair.label.length > 24 ? `${pair.label.slice(0, 23)}…` : pair.label}</span>
                    </label>
                  </th>
                )}
                <th scope="row">{m.peers[peer]}</th>
                <EndCells
                  {...{ peer, end: pair[peer], tools, m, words, hasPriority }}
                  onClose={() => onChoose(pair.key)}
                />
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
  return (
    <section class="lab-data-ends" aria-label={words.title}>
      <h3>{words.title}</h3>
      {living.length === 0 ? <p class="lab-quiet">{words.empty}</p> : table(living, words.title)}
      {closed.length > 0 && (
        <details>
          <summary>{fill(words.closedOnes, { count: closed.length })}</summary>
          {table(closed, fill(words.closedOnes, { count: closed.length }))}
        </details>
      )}
      {pairs.length > 0 && !hasPriority && <p class="lab-quiet">{words.noPriority}</p>}
      {disagreementsOf(ends).map(({ peer, seq, ...values }) => (
        <p key={`${peer} ${seq}`} class="lab-data-disagreement">
          {fill(words.disagreement, { peer: m.peers[peer], ...values })}
        </p>
      ))}
    </section>
  );
}

const options: readonly [name: keyof ChannelOptions, textOf: (options: ChannelOptions) => string][] = [
  ['ordered', ({ ordered }) => String(ordered)],
  ['maxRetransmits', ({ maxRetransmits }) => String(maxRetransmits)],
  ['maxPacketLifeTime', ({ maxPacketLifeTime }) => String(maxPacketLifeTime)],
  ['protocol', ({ protocol }) => `"${protocol.length > 12 ? `${protocol.slice(0, 11)}…` : protocol}"`],
  ['negotiated', ({ negotiated }) => String(negotiated)],
];

type CellsProps = Pick<Props, 'tools' | 'm' | 'words'> & {
  peer: PeerId;
  end: ChannelEnd | null;
  hasPriority: boolean;
  /** Who closes a channel wants to see it close. */
  onClose: () => void;
};

function EndCells({ peer, end, tools, m, words, hasPriority, onClose }: CellsProps) {
  if (end === null)
    return (
      <td colSpan={options.length + 3 + Number(hasPriority)} class="lab-data-none">
        {words.none}
      </td>
    );
  const canClose = tools !== null && (end.state === 'open' || end.state === 'connecting');
  return (
    <>
      <td>
        <span class="lab-data-state" data-tone={end.state === 'open' ? 'good' : stateTone(end.state)}>
          {end.state}
        </span>{' '}
        {canClose && (
          <button
            type="button"
            class="lab-tool"
            aria-label={fill(words.closeEnd, { peer: m.peers[peer], label: end.label.slice(0, 40) })}
            onClick={() => {
              onClose();
              tools.close(peer, end);
            }}
          >
            {words.close}
          </button>
        )}
      </td>
      <td>{end.id ?? words.waiting}</td>
      <td>{tools ? <Buffered {...{ peer, end, tools }} /> : '–'}</td>
      {options.map(([name, textOf]) => (
        <td key={name}>{end.options ? textOf(end.options) : words.unknown}</td>
      ))}
      {hasPriority && <td>{end.options?.priority ?? words.unknown}</td>}
    </>
  );
}

/** No event tells it, and it may be another in each frame: written past the component. */
function Buffered({ peer, end, tools }: { peer: PeerId; end: ChannelEnd; tools: EndTools }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const look = () => {
      const amount = tools.bufferedAmount(peer, end);
      const text = amount === null ? '–' : String(amount);
      if (place.current && place.current.textContent !== text) place.current.textContent = text;
      return (amount ?? 0) > 0;
    };
    look();
    return tools.gauge.watch(look);
  }, [peer, end, tools]);
  return <span ref={place} class="lab-data-number" />;
}
