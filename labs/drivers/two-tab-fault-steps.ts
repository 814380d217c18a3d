import { LabError } from '#labs/model/errors.ts';
import { requestSeat } from './room-api.ts';
import type { RecordFact } from './trace-store.ts';

/** Lets one visitor after another ask the server for a seat in this room, until one is refused. */
export async function fillRoom(room: string, record: RecordFact, signal: AbortSignal): Promise<void> {
  record('step.started', { step: 'third-seat' });
  try {
    // #region third-seat
    // Two have a place; whoever comes third is told of another room.
    for (let visitor = 2; visitor <= 3; visitor += 1) await requestSeat(room, {}, signal);
    // #endregion
  } catch (cause) {
    if (!(cause instanceof LabError) || cause.code !== 'room/full') throw cause;
    record('room.changed', { room, state: 'full' });
  }
}
