import { machineIds, peers, type MachineId, type PeerId } from '#labs/model/vocabulary.ts';
import { unexplainedIn } from './judged-call.ts';
import type { ObservedCall } from './observed-call.ts';

/** Where the model stands at the end of a chapter, and what it has found wrong. */
export type Chapter = {
  states: Readonly<Record<PeerId, Readonly<Record<MachineId, string>>>>;
  visited: Readonly<Record<PeerId, Readonly<Record<MachineId, readonly string[]>>>>;
  wrong: readonly string[];
};

/** Waits for the model, and says where it stands. */
export async function endChapter(call: ObservedCall): Promise<Chapter> {
  const differences = await call.settle();
  const perPeer = <T>(read: (peer: PeerId, machine: MachineId) => T) =>
    Object.fromEntries(
      peers.map((peer) => [peer, Object.fromEntries(machineIds.map((machine) => [machine, read(peer, machine)]))]),
    ) as Record<PeerId, Record<MachineId, T>>;
  return {
    states: perPeer((peer, machine) => call.model(peer).machines[machine].state),
    visited: perPeer((peer, machine) => call.model(peer).machines[machine].visited),
    wrong: [...differences, ...unexplainedIn(call)],
  };
}
