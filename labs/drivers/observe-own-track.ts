import { trackFacts } from './sanitise.ts';
import type { RecordFact } from './trace-store.ts';

const observed = new WeakSet<MediaStreamTrack>();

/**
 * Records what a page does to a track of its own, until `signal` aborts: no event tells it. The members are shadowed on
 * this one object and do what they always did.
 */
export function observeOwnTrack(track: MediaStreamTrack, record: RecordFact, signal: AbortSignal): void {
  // A track is met more than once: when it is opened, and when it is sent.
  if (observed.has(track) || signal.aborted) return;
  observed.add(track);
  // Who opened it may have to hear of its end, too.
  const before = Object.getOwnPropertyDescriptor(track, 'stop');
  const stop = track.stop.bind(track);
  const enabled = Object.getOwnPropertyDescriptor(MediaStreamTrack.prototype, 'enabled');
  Object.defineProperty(track, 'stop', {
    configurable: true,
    writable: true,
    value: () => {
      const wasLive = track.readyState === 'live';
      stop();
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
      if (before) Object.defineProperty(track, 'stop', before);
      else Reflect.deleteProperty(track, 'stop');
      Reflect.deleteProperty(track, 'enabled');
      observed.delete(track);
    },
    { once: true },
  );
}
