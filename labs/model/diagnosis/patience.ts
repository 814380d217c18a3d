import type { ConnectionFacts, Examined, Moment } from './examined.ts';

// Absence is a sign only after a while. How long that is depends on who is waited for: code answers at once, unless a
// person leads it step by step; the browser has clocks of its own (`browser-clocks.ts`).

/** Code that has not gone on after two seconds will not. */
const leastPatienceMs = 2000;
/** On the other side, unseen, somebody may have to accept the call, and to allow a camera. */
const leastPatienceAloneMs = 6000;
/** A person who read for five seconds at each of the last steps may read for twenty now. */
const patienceFactor = 4;

/** How long code may do nothing before that is a sign; milliseconds. */
export function patienceMs({ habitualPause, peers }: Examined): number {
  const isAlone = !peers.alice.isRecorded || !peers.bob.isRecorded;
  return Math.max(isAlone ? leastPatienceAloneMs : leastPatienceMs, patienceFactor * habitualPause);
}

/** How long it was since `moment`, until now or until the first of these connections was closed; milliseconds. */
export function waited({ now }: Examined, moment: Moment, ...connections: readonly (ConnectionFacts | null)[]): number {
  const ends = connections.map((connection) => connection?.closed?.at ?? now);
  return Math.min(now, ...ends) - moment.at;
}

/**
 * Nobody's code has done anything since `moment`, nor after it, for longer than this call gives reason to wait; and
 * none waits for a person to allow the camera.
 */
export function isSilentSince(
  examined: Examined,
  moment: Moment,
  ...connections: readonly (ConnectionFacts | null)[]
): boolean {
  if (isWaitingForMedia(examined)) return false;
  const { lastAction } = examined;
  const from = lastAction && lastAction.at > moment.at ? lastAction : moment;
  return waited(examined, from, ...connections) >= patienceMs(examined);
}

function isWaitingForMedia({ peers }: Examined): boolean {
  return [peers.alice, peers.bob].some(
    ({ events }) => events('media.requested').length > events('media.granted').length + events('media.refused').length,
  );
}
