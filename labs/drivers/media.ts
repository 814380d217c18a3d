import type { MediaSourceKind } from '#labs/model/trace.ts';
import { observeOwnTrack } from './observe-own-track.ts';
import { errorFacts, trackFacts } from './sanitise.ts';
import { openSyntheticStream, type SyntheticLook } from './synthetic-media.ts';
import type { RecordFact } from './trace-store.ts';

/** The part of `navigator.mediaDevices` that is needed; `null` where the page is no secure context. */
export type Devices = (Pick<MediaDevices, 'getUserMedia'> & Partial<Pick<MediaDevices, 'getDisplayMedia'>>) | null;

/** Undefined, whatever its type says, where the page is no secure context. */
export function realDevices(): Devices {
  const devices = navigator.mediaDevices as Devices | undefined;
  return devices ?? null;
}

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
  devices: Devices = realDevices(),
): Promise<MediaStream> {
  record('media.requested', { source });
  try {
    const stream = source === 'synthetic' ? openSyntheticStream(look, signal) : await openDevices(source, devices);
    // Its observation ends first, so that the trace does not take our tidying up for something the call did.
    for (const track of stream.getTracks()) observeOwnTrack(track, record, signal);
    signal.addEventListener('abort', () => stream.getTracks().forEach((track) => track.stop()), { once: true });
    signal.throwIfAborted();
    record('media.granted', { source, tracks: stream.getTracks().map(trackFacts) });
    return stream;
  } catch (cause) {
    record('media.refused', { source, error: errorFacts(cause) });
    throw cause;
  }
}

function openDevices(source: Exclude<MediaSourceKind, 'synthetic'>, devices: Devices): Promise<MediaStream> {
  if (!devices) throw new DOMException('This page is not a secure context, so it has no devices.', 'NotSupportedError');
  if (source === 'screen') {
    if (!devices.getDisplayMedia) throw new DOMException('This browser shares no screen.', 'NotSupportedError');
    return devices.getDisplayMedia({ video: true });
  }
  return devices.getUserMedia({ audio: true, video: source === 'camera' });
}
