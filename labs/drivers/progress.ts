const key = 'icebreaker.progress';

/** What this device remembers of its learner. */
export type Progress = {
  /** Checkpoint id → when it was reached, ISO 8601. */
  checkpoints: Readonly<Record<string, string>>;
  /** Prediction id → the option chosen. */
  predictions: Readonly<Record<string, string>>;
};

const nothing: Progress = { checkpoints: {}, predictions: {} };

/** Nothing where storage is blocked or holds something else: progress is a comfort, no condition. */
export function readProgress(): Progress {
  try {
    const { checkpoints, predictions } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Progress>;
    return { checkpoints: names(checkpoints), predictions: names(predictions) };
  } catch {
    return nothing;
  }
}

export function rememberCheckpoint(id: string): void {
  const progress = readProgress();
  write({ ...progress, checkpoints: { ...progress.checkpoints, [id]: new Date().toISOString() } });
}

export function rememberPrediction(id: string, option: string): void {
  const progress = readProgress();
  write({ ...progress, predictions: { ...progress.predictions, [id]: option } });
}

function names(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'));
}

function write(progress: Progress): void {
  try {
    localStorage.setItem(key, JSON.stringify(progress));
  } catch {
    // Blocked or full: the page works as well without.
  }
}

/** What is remembered, as a file that `importProgress` reads. */
export function exportProgress(): string {
  return JSON.stringify({ format: 'icebreaker-progress', version: 1, ...readProgress() }, null, 2);
}

/** Adds what a file remembers to what this device does; what is here already stays. `false` for a file that is none of ours. */
export function importProgress(text: string): boolean {
  const file = parse(text);
  if (file?.['format'] !== 'icebreaker-progress' || file['version'] !== 1) return false;
  const own = readProgress();
  write({
    checkpoints: { ...names(file['checkpoints']), ...own.checkpoints },
    predictions: { ...names(file['predictions']), ...own.predictions },
  });
  return true;
}

export function eraseProgress(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Blocked: then there is nothing to erase either.
  }
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
