import { waitUntil } from '../wait-until.ts';

/**
 * Resolves once a camera has given its first picture; rejects with the reason of `signal`. Who sends it only then leaves no
 * gap between the camera before and this one. A hidden page draws nothing, and is not waited for.
 */
export async function whenPictured(track: MediaStreamTrack, signal: AbortSignal): Promise<void> {
  if (document.hidden) return;
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  video.srcObject = new MediaStream([track]);
  video.play().catch(() => {});
  try {
    await waitUntil(video, 'loadeddata', () => video.readyState >= video.HAVE_CURRENT_DATA, signal);
  } finally {
    video.srcObject = null;
  }
}
