import type { MeshMessages } from '#labs/messages/mesh-en.ts';
import { fewestPeers, mostPeers, type MeshCost } from '#labs/model/mesh/cost.ts';

type Props = {
  costs: readonly MeshCost[];
  /** kbit/s of one stream. */
  perStream: number;
  words: MeshMessages['cost'];
};

const [left, right, top, bottom] = [52, 470, 20, 220];

/** The uplink of one peer: filled points were measured, hollow ones calculated; the flat line is the same by a server. */
export function CostGraph({ costs, perStream, words }: Props) {
  const most = Math.max(...costs.map(({ uplink }) => uplink), perStream);
  const x = (peers: number) => left + ((peers - fewestPeers) / (mostPeers - fewestPeers)) * (right - left);
  const y = (kbit: number) => bottom - (kbit / most) * (bottom - top);
  const path = costs.map(({ peers, uplink }) => `${x(peers)},${y(uplink)}`).join(' ');
  return (
    <svg class="lab-mesh-graph" viewBox="0 0 490 262" role="img" aria-label={words.graph}>
      {[0, 0.5, 1].map((part) => (
        <g key={part} class="lab-mesh-grid">
          <line x1={left} x2={right} y1={y(most * part)} y2={y(most * part)} />
          <text x={left - 8} y={y(most * part) + 4} text-anchor="end">
            {Math.round(most * part)}
          </text>
        </g>
      ))}
      {costs.map(({ peers }) => (
        <text key={peers} class="lab-mesh-axis" x={x(peers)} y={bottom + 18}>
          {peers}
        </text>
      ))}
      <text class="lab-mesh-axis" x={(left + right) / 2} y={bottom + 38}>
        {words.peers}
      </text>
      <polyline class="lab-mesh-curve" points={path} />
      <line class="lab-mesh-flat" x1={x(fewestPeers)} x2={right} y1={y(perStream)} y2={y(perStream)} />
      <text class="lab-mesh-name" x={right} y={y(perStream) - 7} text-anchor="end">
        {words.server}
      </text>
      <text class="lab-mesh-name" x={x(10)} y={y(costs.at(-3)?.uplink ?? 0) - 12} text-anchor="end">
        {words.mesh}
      </text>
      {costs.map(({ peers, uplink, isMeasured }) => (
        <circle
          key={peers}
          class="lab-mesh-point"
          data-measured={isMeasured ? '' : undefined}
          cx={x(peers)}
          cy={y(uplink)}
          r={isMeasured ? 6 : 4}
        />
      ))}
    </svg>
  );
}
