const key = 'icebreaker.class';

/** What an instructor's device keeps: tokens of the topics of the stage and the desk, and the key for commands. */
export type ClassIdentity = {
  stage: string | null;
  desk: string | null;
  /** The topic of `desk`, to which learners send their tiles: what a stage says as `wall`. Made by the desk. */
  wall: string | null;
  /** Token of the topic by which the desk speaks to its remote. */
  remote: string | null;
  /** Another one when the instructor takes the remotes away, so ask for it again at each command. */
  key: string;
};

/** Made when there is none. Where storage is blocked it lives as long as the page. */
export function readClassIdentity(): ClassIdentity {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<ClassIdentity> | null;
    if (typeof kept?.key === 'string')
      return {
        ...{ stage: text(kept.stage), desk: text(kept.desk), wall: text(kept.wall), remote: text(kept.remote) },
        key: kept.key,
      };
  } catch {
    // Blocked, or not ours: begin anew.
  }
  const made = { stage: null, desk: null, wall: null, remote: null, key: createKey() };
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

/** Nobody guesses it. Also on a page that came over plain HTTP, where there is no `crypto.randomUUID()`. */
export function createKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
