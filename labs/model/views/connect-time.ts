import type { Step } from '../fold.ts';
import { peers, type PeerId } from '../vocabulary.ts';

/** When the first connection of the run was made, and when each peer's was up; ms since the trace began. */
export type ConnectTime = { made: number | null; up: Readonly<Partial<Record<PeerId, number>>> };

export const noConnectTime: ConnectTime = { made: null, up: {} };

export const stepConnectTime: Step<ConnectTime> = (time, event) => {
  if (event.type === 'connection.created' && time.made === null) return { ...time, made: event.at };
  if (event.type !== 'connection.changed' || event.state !== 'connected' || time.up[event.peer] !== undefined)
    return time;
  return { ...time, up: { ...time.up, [event.peer]: event.at } };
};

/** Milliseconds from the first connection made to both up; `null` while one is not. */
export function connectDuration({ made, up }: ConnectTime): number | null {
  const times = peers.map((peer) => up[peer]);
  if (made === null || times.some((time) => time === undefined)) return null;
  return Math.max(...(times as number[])) - made;
}
