import { LabError } from '#labs/model/errors.ts';
import type { ApiError, RoomOffer, Seat, SeatRequest } from '#labs/model/wire.ts';

/** @throws {LabError} `server/unreachable` or `server/refused`. */
export function requestRoom(signal: AbortSignal): Promise<RoomOffer> {
  return post<RoomOffer>('/api/rooms', {}, signal);
}

/**
 * A place in the room; with `earlier`, the same place as before.
 *
 * @throws {LabError} `room/full` with `details.next`, `room/malformed`, `server/unreachable` or `server/refused`.
 */
export function requestSeat(room: string, earlier: SeatRequest, signal: AbortSignal): Promise<Seat> {
  return post<Seat>(`/api/rooms/${encodeURIComponent(room)}/seats`, earlier, signal);
}

async function post<T>(path: string, body: unknown, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  }).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new LabError('server/unreachable', `No answer from ${path}. Is the server running?`, { cause });
  });
  const answer = (await response.json().catch(() => null)) as T | ApiError | null;
  if (response.ok && answer !== null) return answer as T;
  throw refusalOf(response, answer as ApiError | null);
}

function refusalOf(response: Response, answer: ApiError | null): LabError {
  // A static host answers a POST with a page: it has no signaling server behind it.
  if (answer?.error === undefined)
    return new LabError('server/unreachable', `The server answered ${response.status} without a reason.`);
  const { code, message } = answer.error;
  if (code === 'room/full') return new LabError(code, message, { details: { next: answer.next ?? '' } });
  if (code === 'room/malformed') return new LabError(code, message);
  return new LabError('server/refused', message, { details: { message } });
}
