import { errorFacts } from './sanitise.ts';
import type { RecordFact } from './trace-store.ts';

const observed = new WeakSet<MediaStream>();

/**
 * Records that the page shows `stream`, and when an element of it begins to play, until `signal` aborts. Media events do not bubble, but
 * the document may capture them, so whoever shows the stream need not know of it.
 */
export function observePlayback(stream: MediaStream, record: RecordFact, signal: AbortSignal): void {
  // Each of its tracks brings the same stream again.
  if (observed.has(stream)) return;
  observed.add(stream);
  record('playback.assigned', { stream: stream.id });
  signal.addEventListener('abort', () => observed.delete(stream), { once: true });
  document.addEventListener(
    'playing',
    ({ target }) => {
      if (target instanceof HTMLMediaElement && target.srcObject === stream)
        record('playback.started', { muted: target.muted });
    },
    { signal, capture: true },
  );
}

/** Records what becomes of `play()` on this one element, in whichever document it is. Its outcome stays the same. */
export function observePlay(element: HTMLMediaElement, record: RecordFact): void {
  const play = element.play.bind(element);
  element.play = async () => {
    try {
      await play();
    } catch (cause) {
      record('playback.refused', { muted: element.muted, error: errorFacts(cause) });
      throw cause;
    }
    record('playback.started', { muted: element.muted });
  };
}
