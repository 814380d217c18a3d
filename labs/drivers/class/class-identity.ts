import { randomId } from '../random-id.ts';

const key = 'icebreaker.class';

/** What an instructor's device keeps. Stage and desk are two pages of one device: each hears of the other's part by `storage` events. */
export type ClassIdentity = {
  /** Token of the stage's topic: only the stage opens it, since whoever opens it last is its publisher. */
  stage: string | null;
  /** Where commands for the stage go, and the code for learners; kept by the stage once the server has told it. */
  stageTopic: string | null;
  stageShort: string | null;
  /** Token of the desk's topic. */
  desk: string | null;
  /** The desk's topic, where learners' tiles go, while they may share their labs; kept by the desk, published by the stage. */
  wall: string | null;
  /** Token of the topic by which the desk speaks to its remote. */
  remote: string | null;
  /** Shows that a command may be given: see `labs/model/class/command.ts`. The desk makes another one to take remotes away. */
  key: string;
};

const noneYet = { stage: null, stageTopic: null, stageShort: null, desk: null, wall: null, remote: null };

/** Made when there is none. Where storage is blocked it lives as long as the page. */
export function readClassIdentity(): ClassIdentity {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<ClassIdentity> | null;
    if (typeof kept?.key === 'string') {
      const texts = Object.keys(noneYet).map((part) => [part, text(kept[part as keyof ClassIdentity])]);
      return { ...noneYet, ...(Object.fromEntries(texts) as typeof noneYet), key: kept.key };
    }
  } catch {
    // Blocked, or not ours: begin anew.
  }
  const made = { ...noneYet, key: randomId() };
  keepClassIdentity(made);
  return made;
}

export function keepClassIdentity(part: Partial<ClassIdentity>): void {
  try {
    const before = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<ClassIdentity>;
    localStorage.setItem(key, JSON.stringify({ ...before, ...part }));
  } catch {
    // Storage is blocked: a reload begins another class.
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Calls when another page of this device has kept something. Ends with `signal`. */
export function onClassIdentity(listener: () => void, signal: AbortSignal): void {
  addEventListener('storage', (event) => event.key === key && listener(), { signal });
}
