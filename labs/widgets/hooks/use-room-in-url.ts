import { useEffect } from 'preact/hooks';
import type { Actor } from 'xstate';
import type { twoTabMachine } from '#labs/model/machines/two-tab.ts';

const key = 'room';

/** Goes into the room of `?room=` when the page opens, and keeps the address in step, so that a reload comes back to it. */
export function useRoomInUrl(
  actor: Actor<typeof twoTabMachine> | undefined,
  room: string | null,
  isEntering: boolean,
): void {
  useEffect(() => {
    const asked = new URL(location.href).searchParams.get(key);
    if (actor && asked !== null) actor.send({ type: 'enter', room: asked });
  }, [actor]);
  useEffect(() => {
    if (!actor || isEntering) return;
    const url = new URL(location.href);
    if (room === url.searchParams.get(key)) return;
    if (room === null) url.searchParams.delete(key);
    else url.searchParams.set(key, room);
    history.replaceState(history.state, '', url);
  }, [actor, room, isEntering]);
}
