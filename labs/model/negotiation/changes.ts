/** What can be done to a call that is up. */
export const changeIds = [
  /** A channel, a camera and a microphone: what the call begins with. */
  'begin',
  'add-camera',
  'add-microphone',
  'add-both',
  'remove-track',
  'add-transceiver',
  'stop-transceiver',
  'set-sendrecv',
  'set-sendonly',
  'set-recvonly',
  'set-inactive',
  'open-channel',
  'close-channel',
  'restart-ice',
] as const;
export type ChangeId = (typeof changeIds)[number];

/** What both sides can do in the same moment; each of them needs an offer. */
export const collidingChanges = ['add-camera', 'add-microphone', 'open-channel', 'restart-ice'] as const;
export type CollidingChange = (typeof collidingChanges)[number];

/** One click, as a step of the trace. One that both sides make at once is told by both. */
export type Click = { change: ChangeId; isShared: boolean };

const shared = 'both-at-once:';

export function clickStep({ change, isShared }: Click): string {
  return isShared ? `${shared}${change}` : change;
}

/** `null` for a step of another kind. */
export function readClick(step: string): Click | null {
  const isShared = step.startsWith(shared);
  const name = isShared ? step.slice(shared.length) : step;
  const change = changeIds.find((id) => id === name);
  return change ? { change, isShared } : null;
}

/** As in `run.started`. */
export const negotiationWays = ['naive', 'perfect'] as const;
export type NegotiationWay = (typeof negotiationWays)[number];

export const scenarioOf = { naive: 'naive-negotiation', perfect: 'perfect-negotiation' } as const satisfies Record<
  NegotiationWay,
  string
>;

/** How a sender or receiver of one m-line may be told to go. */
export type ChangedDirection = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

export function directionOf(change: ChangeId): ChangedDirection | null {
  return change.startsWith('set-') ? (change.slice('set-'.length) as ChangedDirection) : null;
}
