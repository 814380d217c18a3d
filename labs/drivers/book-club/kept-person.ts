import { canShareRooms, hold } from '../mesh/take-seat.ts';

/** `isHeld` while its page is there. */
export type KeptPerson = { key: string; name: string; isMuted: boolean; isHeld: boolean };

const keyOf = (room: string) => `icebreaker.person.${room}`;
const lockOf = (key: string) => `icebreaker-person-${key}`;

/**
 * Who this tab was in the room before it was reloaded, and is again. `null` where it was nobody, or where another tab is that
 * one now: a duplicated tab has a copy of what is kept here. It is held until `signal` aborts.
 */
export async function takeKeptPerson(room: string, signal: AbortSignal): Promise<KeptPerson | null> {
  const kept = readKeptPerson(room);
  if (kept === null) return null;
  // Over plain HTTP there are no locks. A copy of a page that is still there says so itself.
  const isFree = canShareRooms() ? await hold(lockOf(kept.key), signal) : !kept.isHeld;
  return isFree ? kept : null;
}

/** For after a reload. Until `releasePerson` it is of a page that is there; its lock ends with `signal`. */
export function keepPerson(
  room: string,
  person: Omit<KeptPerson, 'isHeld'>,
  isNew: boolean,
  signal: AbortSignal,
): void {
  if (isNew) void hold(lockOf(person.key), signal);
  write(room, { ...person, isHeld: true });
}

/** The page goes: the one that comes in its place is the same person. */
export function releasePerson(room: string, key: string): void {
  const kept = readKeptPerson(room);
  if (kept?.key === key) write(room, { ...kept, isHeld: false });
}

export function readKeptPerson(room: string): KeptPerson | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(room)) ?? 'null') as Partial<KeptPerson> | null;
    const { key = '', name, isMuted = false, isHeld = false } = kept ?? {};
    return /^[\w-]{1,40}$/.test(key) && typeof name === 'string' ? { key, name, isMuted, isHeld } : null;
  } catch {
    return null;
  }
}

function write(room: string, person: KeptPerson): void {
  try {
    sessionStorage.setItem(keyOf(room), JSON.stringify(person));
  } catch {
    // Storage is blocked: after a reload this is somebody new.
  }
}
