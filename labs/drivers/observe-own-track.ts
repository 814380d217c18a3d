import { trackFacts } from './sanitise.ts';
import type { RecordFact } from './trace-store.ts';

/**
 * Records what a page does to a track of its own, until `signal` aborts: no event tells it. The members are shadowed on
 * this one object and do what they always did.
 */
export function observeOwnTrack(track: MediaStreamTrack, record: RecordFact, signal: AbortSignal): void {
  const enabled = Object.getOwnPropertyDescriptor(MediaStreamTrack.prototype, 'enabled');
  Object.defineProperty(track, 'stop', {
    configurable: true,
    writable: true,
    value: () => {
      const wasLive = track.readyState === 'live';
      MediaStreamTrack.prototype.stop.call(track);
      if (wasLive) record('track.stopped', { track: trackFacts(track) });
    },
  });
  Object.defineProperty(track, 'enabled', {
    configurable: true,
    get: () => enabled?.get?.call(track) as boolean,
    set: (value: boolean) => {
      enabled?.set?.call(track, value);
      record('track.enabled', { track: trackFacts(track), enabled: track.enabled });
    },
  });
  signal.addEventListener(
    'abort',
    () => {
      Reflect.deleteProperty(track, 'stop');
      Reflect.deleteProperty(track, 'enabled');
    },
    { once: true },
  );
}
