import { canShareRooms, hold } from '../mesh/take-seat.ts';

export type KeptPerson = { key: string; name: string };

const keyOf = (room: string) => `icebreaker.person.${room}`;
const lockOf = (key: string) => `icebreaker-person-${key}`;

/**
 * Who this tab was in the room before it was reloaded, and is again. `null` where it was nobody, or where another tab is that
 * one now: a duplicated tab has a copy of what is kept here. It is held until `signal` aborts.
 */
export async function takeKeptPerson(room: string, signal: AbortSignal): Promise<KeptPerson | null> {
  const kept = readKeptPerson(room);
  // Without locks nobody could tell two tabs apart, so each visit is a new person.
  if (kept === null || !canShareRooms() || !(await hold(lockOf(kept.key), signal))) return null;
  return kept;
}

export function keepPerson(room: string, person: KeptPerson, isNew: boolean, signal: AbortSignal): void {
  if (isNew) void hold(lockOf(person.key), signal);
  try {
    sessionStorage.setItem(keyOf(room), JSON.stringify(person));
  } catch {
    // Storage is blocked: after a reload this is somebody new.
  }
}

export function readKeptPerson(room: string): KeptPerson | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(room)) ?? 'null') as Partial<KeptPerson> | null;
    const isPerson = /^[\w-]{1,40}$/.test(kept?.key ?? '') && typeof kept?.name === 'string';
    return isPerson ? (kept as KeptPerson) : null;
  } catch {
    return null;
  }
}
