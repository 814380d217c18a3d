import { useState } from 'preact/hooks';
import { fill } from '#labs/messages/fill.ts';
import type { MeshMessages } from '#labs/messages/mesh-en.ts';
import {
  choices,
  fewestPeers,
  mostPeers,
  topologyCost,
  type Choice,
  type Topology,
  type TopologyCost,
} from '#labs/model/mesh/cost.ts';
import { TopologyDrawing } from './TopologyDrawing.tsx';

type Props = {
  /** kbit/s of one stream, as measured. */
  rate: number;
  /** How many are in the mesh now. */
  peers: number;
  words: MeshMessages['topologies'];
};

const topologies: readonly Topology[] = ['mesh', 'sfu', 'mcu'];
const sizes = Array.from({ length: mostPeers - fewestPeers + 1 }, (_, index) => index + fewestPeers);

/** The call that was measured, and what it would be with a server that forwards, or one that mixes. */
export function Topologies({ rate, peers: now, words }: Props) {
  const [asked, setAsked] = useState<number | null>(null);
  const [choice, setChoice] = useState<Choice>('full');
  const peers = asked ?? now;
  return (
    <div class="lab-mesh-topologies">
      <h4>{words.title}</h4>
      <p>{words.calculated}</p>
      <div class="lab-mesh-asked">
        <label class="lab-field">
          <span>{words.size}</span>
          <select value={peers} onChange={({ currentTarget }) => setAsked(Number(currentTarget.value))}>
            {sizes.map((size) => (
              <option key={size} value={size}>
                {size}
              </option>
            ))}
          </select>
        </label>
        <label class="lab-field">
          <span>{words.choice}</span>
          <select value={choice} onChange={({ currentTarget }) => setChoice(currentTarget.value as Choice)}>
            {choices.map((each) => (
              <option key={each} value={each}>
                {words.choices[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {choice !== 'full' && <p class="lab-mesh-quiet">{words.simulcast}</p>}
      <div class="lab-mesh-side-by-side">
        {topologies.map((topology) => (
          <Card
            key={topology}
            topology={topology}
            peers={peers}
            cost={topologyCost(topology, peers, rate, choice)}
            words={words}
          />
        ))}
      </div>
    </div>
  );
}

type CardProps = { topology: Topology; peers: number; cost: TopologyCost; words: Props['words'] };

function Card({ topology, peers, cost, words }: CardProps) {
  const { server } = cost;
  const kbit = (rate: number) => fill(words.rate, { rate: Math.round(rate) });
  const name = words.names[topology];
  const hasServer = topology !== 'mesh';
  const rows: readonly (readonly [string, string])[] = [
    [words.up, kbit(cost.uplink)],
    [words.down, kbit(cost.downlink)],
    [words.codecs, fill(words.codecCount, { encoders: cost.encoders, decoders: cost.decoders })],
    [words.serverForwards, hasServer ? fill(words.streams, { count: server.forwards }) : words.none],
    [
      words.serverCodes,
      hasServer ? fill(words.codecCount, { encoders: server.decodes, decoders: server.encodes }) : words.none,
    ],
    [words.serverOut, hasServer ? kbit(server.out) : words.none],
  ];
  return (
    <section class="lab-mesh-card" data-topology={topology} aria-label={name}>
      <h5>{name}</h5>
      <TopologyDrawing
        topology={topology}
        peers={peers}
        label={fill(words.drawing, { name, peers, uplinks: topology === 'mesh' ? peers - 1 : 1 })}
      />
      <p class="lab-mesh-quiet">{words.does[topology]}</p>
      <dl>
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
