import { remoteDescriptionMachine } from '../machines/remote-description.ts';
import { fourMachines } from '../machines/four-machines.ts';
import { advance } from '../machines/advance.ts';
import type { CallId } from '../trace.ts';
import { machineIds, type ConnectionMethod, type MachineId, type SdpType } from '../vocabulary.ts';
import type { Disagreement } from './disagreement.ts';

/** The last transition of a machine; `seq` is the event that caused it. */
export type Move = { from: string; to: string; seq: number };

export type MachineView = { state: string; visited: readonly string[]; last: Move | null };

/** A call that has been started and has not been settled. */
export type PendingCall = {
  method: ConnectionMethod;
  /** Of the description in the argument; `null` for the implicit form and for other calls. */
  type: SdpType | null;
  /** The browser has already reported the state this call leads to. */
  accounted: boolean;
};

/** What one peer's connection is in, as the model sees it after following the browser. */
export type PeerStates = {
  machines: Readonly<Record<MachineId, MachineView>>;
  /** State of the remote-description machine. */
  remoteDescription: string;
  pending: ReadonlyMap<CallId, PendingCall>;
  disagreements: readonly Disagreement[];
};

function initialStateOf(machine: { root: { initial: { target: readonly { key: string }[] } } }): string {
  return machine.root.initial.target[0]?.key ?? '';
}

/** Before the peer has a connection: every machine in its first state. */
export const initialPeer: PeerStates = {
  machines: Object.fromEntries(
    machineIds.map((id) => {
      const state = initialStateOf(fourMachines[id]);
      return [id, { state, visited: [state], last: null }];
    }),
  ) as unknown as Record<MachineId, MachineView>,
  remoteDescription: initialStateOf(remoteDescriptionMachine),
  pending: new Map(),
  disagreements: [],
};

/** Moves one machine to `to`; a self transition counts as a move. */
export function move(peer: PeerStates, machine: MachineId, to: string, seq: number): PeerStates {
  const { state, visited } = peer.machines[machine];
  const view: MachineView = {
    state: to,
    visited: visited.includes(to) ? visited : [...visited, to],
    last: { from: state, to, seq },
  };
  return { ...peer, machines: { ...peer.machines, [machine]: view } };
}

/** `close()`: everything is closed at once and nothing reports it; gathering stays where it is. */
export function closeMachines(peer: PeerStates, seq: number): PeerStates {
  let next = { ...peer, pending: new Map<CallId, PendingCall>() };
  for (const id of ['signaling', 'ice-connection', 'connection'] as const) {
    const to = advance(fourMachines[id], next.machines[id].state, 'close');
    if (to !== null) next = { ...next, ...move(next, id, to, seq), pending: next.pending };
  }
  return next;
}
