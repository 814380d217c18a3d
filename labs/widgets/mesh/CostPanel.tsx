import type { MeshScene } from '#labs/drivers/mesh/mesh-session.ts';
import { fill } from '#labs/messages/fill.ts';
import type { MeshMessages } from '#labs/messages/mesh-en.ts';
import { costsOf } from '#labs/model/mesh/cost.ts';
import { CostGraph } from './CostGraph.tsx';
import { Topologies } from './Topologies.tsx';

type Props = { scene: MeshScene; words: MeshMessages };

/** What the mesh costs as it is measured, what it would cost with more, and with a server. */
export function CostPanel({ scene: { measured, view }, words }: Props) {
  const { cost } = words;
  const costs = costsOf(measured);
  const last = measured.at(-1);
  if (!last)
    return (
      <section class="lab-mesh-part" aria-label={cost.title}>
        <h3>{cost.title}</h3>
        <p class="lab-mesh-quiet">{cost.waiting}</p>
      </section>
    );
  const whole = (value: number) => Math.round(value);
  const encoding = last.encoding / (last.peers - 1);
  const here = view.peers.filter(({ where }) => where === 'here').length;
  return (
    <section class="lab-mesh-part" aria-label={cost.title}>
      <h3>{cost.title}</h3>
      <p>{fill(cost.explained, { rate: whole(last.perStream), encoding: encoding.toFixed(1) })}</p>
      {here > 0 && view.peers.length === last.peers && (
        <p>
          {fill(cost.now, {
            count: view.pairs.length,
            encoders: here * (last.peers - 1),
            encoding: whole(last.encoding * here),
          })}
        </p>
      )}
      <div class="lab-mesh-costs">
        <div class="lab-mesh-scroll" tabIndex={0} role="group" aria-label={cost.caption}>
          <table aria-label={cost.caption}>
            <thead>
              <tr>
                {[cost.peers, cost.connections, cost.uplink, cost.encoders, cost.encoding, cost.how].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {costs.map(({ peers, connections, uplink, encoding: ms, isMeasured }) => (
                <tr key={peers} data-measured={isMeasured ? '' : undefined}>
                  <th scope="row">{peers}</th>
                  <td>{connections}</td>
                  <td>{whole(uplink)}</td>
                  <td>{peers - 1}</td>
                  <td>{whole(ms)}</td>
                  <td>{isMeasured ? cost.measured : cost.calculated}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <CostGraph costs={costs} perStream={last.perStream} words={cost} />
      </div>
      <Topologies rate={last.perStream} peers={Math.max(view.peers.length, 2)} words={words.topologies} />
    </section>
  );
}
