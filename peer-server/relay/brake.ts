import type { WebSocket } from 'ws';
import type { Limits } from '../limits.ts';
import { TokenBucket } from '../token-bucket.ts';

/** Requests of one page that may wait to be carried out before no more are read. */
const mostWaiting = 32;

export type Brake = {
  /** A message has come. Returns `false` when the page has sent too many for too long. */
  spend: (bytes: number) => boolean;
  /** It has been carried out. */
  done: () => void;
};

/**
 * Reads a page only as fast as it may send, and no faster than its requests are carried out. Many bytes only wait: whoever
 * publishes a long trace anew, as after a restart, has them. Many messages are cut off after a while, since nobody needs so many.
 */
export function createBrake(socket: WebSocket, { relayRequests, relayKibibytes, floodMs }: Limits): Brake {
  const requests = new TokenBucket(relayRequests, performance.now());
  const kibibytes = new TokenBucket(relayKibibytes, performance.now());
  let floodSince: number | null = null;
  let waiting = 0;
  let isWaiting = false;

  const resume = () => {
    isWaiting = false;
    if (waiting <= mostWaiting / 2 && socket.readyState === socket.OPEN) socket.resume();
  };
  return {
    spend(bytes) {
      const now = performance.now();
      waiting += 1;
      requests.spend(now);
      kibibytes.spend(now, Math.ceil(bytes / 1024));
      if (requests.wait(now) === 0) floodSince = null;
      else floodSince ??= now;
      if (floodSince !== null && now - floodSince > floodMs) return false;
      const wait = Math.max(requests.wait(now), kibibytes.wait(now));
      if (wait > 0 || waiting > mostWaiting) socket.pause();
      if (wait > 0 && !isWaiting) {
        isWaiting = true;
        // Not for long at a time: the end of a connection that is not read is not seen either.
        setTimeout(resume, Math.min(wait, floodMs)).unref();
      }
      return true;
    },
    done() {
      waiting -= 1;
      if (!isWaiting && socket.isPaused) resume();
    },
  };
}
