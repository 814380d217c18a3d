import { order, pictureSize, type Measurement, type Plan } from '#labs/model/codecs/experiment.ts';
import { measureCodec } from './measure-codec.ts';

export type Progress = { done: number; count: number; codec: string; cap: number };

/** The page was hidden meanwhile: its timers were slowed down, and what was measured means nothing. */
export class PageHidden extends Error {
  override readonly name = 'PageHidden';
}

/**
 * Measures one after the other, since two at once would disturb each other.
 *
 * @param onMeasured gets each measurement as it comes
 * @throws {PageHidden}; what the browser throws, also where the camera is refused; the reason of `signal`
 */
export async function runExperiment(
  plan: Plan,
  onProgress: (progress: Progress) => void,
  onMeasured: (measurement: Measurement) => void,
  signal: AbortSignal,
): Promise<void> {
  const trials = order(plan);
  const hidden = new AbortController();
  const over = new AbortController();
  const look = () => {
    if (document.hidden) hidden.abort(new PageHidden('The page was hidden.'));
  };
  look();
  document.addEventListener('visibilitychange', look);
  const life = AbortSignal.any([signal, hidden.signal, over.signal]);
  try {
    const scene = plan.motion === 'camera' ? await openCamera(life) : plan.motion;
    for (const [done, trial] of trials.entries()) {
      life.throwIfAborted();
      onProgress({ done, count: trials.length, codec: trial.codec, cap: trial.cap });
      onMeasured(await measureCodec(trial, scene, plan, life));
    }
  } finally {
    over.abort();
    document.removeEventListener('visibilitychange', look);
  }
}

/** Plays what the camera shows, out of sight, until `signal` aborts. */
async function openCamera(signal: AbortSignal): Promise<HTMLVideoElement> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: pictureSize.width, frameRate: 30 } });
  const stop = () => stream.getTracks().forEach((track) => track.stop());
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  await video.play();
  return video;
}
