import { seats, type Seat } from '#labs/model/mesh/seats.ts';

/** Where the browser has no locks, or refuses them to a frame of another site, this page has its room to itself. */
const taken = new Set<string>();

/** Several pages share a room only where the browser can tell who has which place. */
export const canShareRooms = (): boolean => (navigator as Partial<Navigator>).locks !== undefined;

/**
 * The first free place of a room, held until `signal` aborts or the page is gone, even by a crash; `null` when all are
 * taken.
 *
 * @see https://w3c.github.io/web-locks/
 */
export async function takeSeat(room: string, signal: AbortSignal): Promise<Seat | null> {
  for (const seat of seats) {
    if (await hold(`icebreaker-mesh-${room}-${seat}`, signal)) return seat;
  }
  return null;
}

/** Whether nobody else of this browser has this name; then it is held until `signal` aborts or the page is gone. */
export async function hold(name: string, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  if (!canShareRooms()) return holdHere(name, signal);
  return new Promise((resolve) => {
    const asked = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      if (lock === null) return;
      return new Promise<void>((release) => {
        if (signal.aborted) release();
        signal.addEventListener('abort', () => release(), { once: true });
      });
    });
    asked.catch(() => resolve(holdHere(name, signal)));
  });
}

function holdHere(name: string, signal: AbortSignal): boolean {
  if (taken.has(name)) return false;
  taken.add(name);
  signal.addEventListener('abort', () => taken.delete(name), { once: true });
  return true;
}
