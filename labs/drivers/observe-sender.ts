import { trackFacts } from './sanitise.ts';
import type { RecordFact } from './trace-store.ts';

const observed = new WeakSet<RTCRtpSender>();

/** Records when a sender's track is replaced, until `signal` aborts: the far side is not told, and no event says so here. */
export function observeSender(sender: RTCRtpSender, record: RecordFact, signal: AbortSignal): void {
  // A transceiver is met more than once: when it is made, and when the other side takes it up.
  if (observed.has(sender) || signal.aborted) return;
  observed.add(sender);
  const replaceTrack = sender.replaceTrack.bind(sender);
  Object.defineProperty(sender, 'replaceTrack', {
    configurable: true,
    writable: true,
    value: async (next: MediaStreamTrack | null) => {
      const before = sender.track && trackFacts(sender.track);
      await replaceTrack(next);
      record('track.replaced', { before, after: next && trackFacts(next) });
    },
  });
  signal.addEventListener(
    'abort',
    () => {
      Reflect.deleteProperty(sender, 'replaceTrack');
      observed.delete(sender);
    },
    { once: true },
  );
}
