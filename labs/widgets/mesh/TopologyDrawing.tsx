import type { Topology } from '#labs/model/mesh/cost.ts';

type Props = { topology: Topology; peers: number; label: string };

const [size, radius, nodeRadius] = [200, 78, 9];

/** Peers on a circle, and what goes from whom to whom: between all of them, or by way of a server in the middle. */
export function TopologyDrawing({ topology, peers, label }: Props) {
  const middle = size / 2;
  const points = Array.from({ length: peers }, (_, index) => {
    const turn = (index / peers) * 2 * Math.PI - Math.PI / 2;
    return { x: middle + radius * Math.cos(turn), y: middle + radius * Math.sin(turn) };
  });
  const lines =
    topology === 'mesh'
      ? points.flatMap((from, index) => points.slice(index + 1).map((to) => ({ from, to })))
      : points.map((from) => ({ from, to: { x: middle, y: middle } }));
  return (
    <svg class="lab-mesh-drawing" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      {lines.map(({ from, to }, index) => (
        <line key={index} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      ))}
      {topology !== 'mesh' && (
        <>
          <rect x={middle - 27} y={middle - 16} width={54} height={32} rx={6} />
          <text x={middle} y={middle + 1}>
            {topology === 'sfu' ? 'SFU' : 'MCU'}
          </text>
        </>
      )}
      {points.map(({ x, y }, index) => (
        <circle key={index} cx={x} cy={y} r={nodeRadius} />
      ))}
    </svg>
  );
}
