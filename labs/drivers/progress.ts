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
