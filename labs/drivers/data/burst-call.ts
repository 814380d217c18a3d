import { errorFacts } from '../sanitise.ts';
import { waitUntil, whenOpen } from '../wait-until.ts';
import type { ErrorFacts } from '#labs/model/trace.ts';
import type { DataCall } from './data-call.ts';

/** `bytes` is what `send()` took; `error` is `null` where the browser took it all. */
export type Burst = {
  count: number;
  bytes: number;
  error: ErrorFacts | null;
  buffered: () => number;
  emptied: Promise<void>;
};

const chunk = 250_000;
/** More than any browser is known to keep, so that it ends where one keeps everything. */
const most = 200;

/** Sends without a look at `bufferedAmount` until the browser has no room left. `signal` closes the channel at once. */
export async function burstWithoutLooking(call: DataCall, signal: AbortSignal): Promise<Burst> {
  const channel = call.alice.createDataChannel('burst');
  const ended = AbortSignal.any([call.signal, signal]);
  ended.addEventListener('abort', () => channel.close(), { once: true });
  await whenOpen(channel, ended);
  let count = 0;
  let error: ErrorFacts | null = null;
  try {
    // #region without-looking
    for (; count < most; count += 1) channel.send(new ArrayBuffer(chunk));
    // #endregion
  } catch (cause) {
    error = errorFacts(cause);
  }
  const empty = async () => {
    await waitUntil(channel, 'bufferedamountlow', () => channel.bufferedAmount === 0, ended);
    // There is room again, and the channel is as good as before.
    channel.send('Still here.');
    await waitUntil(channel, 'bufferedamountlow', () => channel.bufferedAmount === 0, ended);
    channel.close();
  };
  return { count, bytes: count * chunk, error, buffered: () => channel.bufferedAmount, emptied: empty() };
}
