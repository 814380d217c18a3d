import type { ComponentChildren } from 'preact';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import { machineIds, type MachineId, type PeerId } from '#labs/model/vocabulary.ts';
import { noRush, type Rush } from '../rush.ts';
import { Legality } from './Legality.tsx';
import { MachineChart } from './MachineChart.tsx';
import { Video } from './Video.tsx';
import { memo } from '../memo.ts';

/** The four drawings, made by the server. */
export type Charts = Readonly<Record<MachineId, ComponentChildren>>;

export type Streams = { local: MediaStream | null; remote: MediaStream | null };

type Props = {
  peer: PeerId;
  /** In words; caller and callee by name when left out. */
  role?: string | undefined;
  source: TraceSource;
  /** Left out where a lab has no media. */
  streams?: Streams | undefined;
  charts: Charts;
  rush?: Rush;
  /** Which machines are drawn; all four when left out. */
  machines?: readonly MachineId[] | undefined;
  m: CommonMessages;
  /** Stands below the machines, in the place of the list of what may be called now. */
  children?: ComponentChildren;
};

/** One end of the call: its pictures, its machines and what it may call now. */
export const PeerColumn = memo(function PeerColumn({
  peer,
  source,
  streams,
  charts,
  machines = machineIds,
  rush = noRush,
  m,
  children,
  ...rest
}: Props) {
  const name = m.peers[peer];
  const role = rest.role ?? m.roles[peer];
  return (
    <section class="lab-peer" data-peer={peer} aria-label={role ? `${name}, ${role}` : name}>
      <h3 class="lab-peer-name">
        {name} <span class="lab-peer-role">{role}</span>
      </h3>
      {streams && (
        <div class="lab-videos">
          <Video
            which="local"
            label={fill(m.peer.local, { peer: name })}
            empty={m.peer.noPicture}
            stream={streams.local}
          />
          <Video
            which="remote"
            label={fill(m.peer.remote, { peer: name })}
            empty={m.peer.noPicture}
            stream={streams.remote}
            sound={{ on: m.peer.listen, off: m.peer.mute }}
          />
        </div>
      )}
      {machines.length > 0 && (
        <div class="lab-charts" role="group" aria-label={fill(m.peer.charts, { peer: name })}>
          {machines.map((machine) => (
            <MachineChart
              key={machine}
              peer={peer}
              machine={machine}
              label={m.machines[machine]}
              source={source}
              rush={rush}
            >
              {charts[machine]}
            </MachineChart>
          ))}
        </div>
      )}
      {children ?? <Legality peer={peer} source={source} m={m} />}
    </section>
  );
});
