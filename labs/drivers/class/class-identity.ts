const key = 'icebreaker.class';

/** What an instructor's device keeps: tokens of the stage's and the desk's topics, and the key for commands. */
export type ClassIdentity = { stage: string | null; desk: string | null; key: string };

/** Made when there is none. Where storage is blocked it lives as long as the page. */
export function readClassIdentity(): ClassIdentity {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<ClassIdentity> | null;
    if (typeof kept?.key === 'string') return { stage: text(kept.stage), desk: text(kept.desk), key: kept.key };
  } catch {
    // Blocked, or not ours: begin anew.
  }
  const made = { stage: null, desk: null, key: crypto.randomUUID() };
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
