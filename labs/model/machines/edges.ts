import { drawnMachines, type DrawnId } from './drawn-machines.ts';

/** One arrow of a drawing. `from` is `anywhere` where the transition leaves from every state that is not final. */
export type MachineEdge = { from: string; to: string; events: readonly string[] };

export type MachineShape = {
  id: DrawnId;
  initial: string;
  states: readonly { id: string; final: boolean }[];
  edges: readonly MachineEdge[];
};

type TransitionView = { eventType: string; target: readonly { key: string }[] | undefined; meta?: unknown };
type StateView = { key: string; type: string; transitions: ReadonlyMap<string, readonly TransitionView[]> };

/** What a drawing of the machine holds: its states in order, and its transitions without the jumps, parallel ones merged. */
export function machineShape(id: DrawnId): MachineShape {
  const { root } = drawnMachines[id];
  const states = Object.values(root.states) as unknown as StateView[];
  const edges = [...states.flatMap((state) => edgesOf(state.key, state)), ...edgesOf('anywhere', root)];
  return {
    id,
    initial: root.initial.target[0]?.key ?? '',
    states: states.map(({ key, type }) => ({ id: key, final: type === 'final' })),
    edges,
  };
}

function edgesOf(from: string, state: StateView): MachineEdge[] {
  const events = new Map<string, string[]>();
  for (const transition of [...state.transitions.values()].flat()) {
    const to = transition.target?.[0]?.key;
    if (to === undefined || isJump(transition)) continue;
    events.set(to, [...(events.get(to) ?? []), transition.eventType]);
  }
  return [...events].map(([to, names]) => ({ from, to, events: names }));
}

function isJump(transition: TransitionView): boolean {
  return (transition.meta as { jump?: boolean } | undefined)?.jump === true;
}
