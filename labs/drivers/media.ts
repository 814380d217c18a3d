import type { MediaSourceKind } from '#labs/model/trace.ts';
import { errorFacts, trackFacts } from './sanitise.ts';
import { openSyntheticStream, type SyntheticLook } from './synthetic-media.ts';
import type { RecordFact } from './trace-store.ts';

/**
 * Opens what one peer sends. Ends the tracks when `signal` aborts.
 *
 * @throws what `getUserMedia` throws; `NotSupportedError` where the page is no secure context and so has no devices.
 * Recorded as `media.refused` first.
 */
export async function openMedia(
  source: MediaSourceKind,
  look: SyntheticLook,
  record: RecordFact,
  signal: AbortSignal,
): Promise<MediaStream> {
  record('media.requested', { source });
  try {
    const stream = source === 'synthetic' ? openSyntheticStream(look, signal) : await openDevices(source);
    signal.addEventListener('abort', () => stream.getTracks().forEach((track) => track.stop()), { once: true });
    signal.throwIfAborted();
    record('media.granted', { source, tracks: stream.getTracks().map(trackFacts) });
    return stream;
  } catch (cause) {
    record('media.refused', { source, error: errorFacts(cause) });
    throw cause;
  }
}

function openDevices(source: 'camera' | 'microphone'): Promise<MediaStream> {
  // Undefined, whatever its type says, where the page is no secure context.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new DOMException('This page is not a secure context, so it has no devices.', 'NotSupportedError');
  return devices.getUserMedia({ audio: true, video: source === 'camera' });
}
