import { waitUntil } from '../wait-until.ts';
import { blocksFrom, type FileSource } from './file-source.ts';

export type Sending = {
  channel: RTCDataChannel;
  source: FileSource;
  from: number;
  chunkBytes: number;
  /** Called after each `send()`. */
  onHanded: (bytes: number) => void;
  /** Called with each block once all of it is handed over, in order; the next block waits for it. */
  onBlock: (block: ArrayBuffer) => Promise<void>;
  signal: AbortSignal;
};

/** With more than this in the buffer of the channel the loop waits until it has run down to the low mark. */
const highWater = 2 * 2 ** 20;
const lowWater = 2 ** 20;

/** Hands a file over to a channel, never faster than the network takes it. @throws what `read` and `send` throw, and the reason of `signal` */
export async function sendChunks({ channel, source, from, chunkBytes, ...told }: Sending): Promise<void> {
  const { onHanded, onBlock, signal } = told;
  // #region send-chunks
  channel.bufferedAmountLowThreshold = lowWater;
  for await (const block of blocksFrom(source, from)) {
    for (const chunk of chunksOf(block, chunkBytes)) {
      if (channel.bufferedAmount > highWater) await whenDrained(channel, signal);
      channel.send(chunk);
      onHanded(chunk.byteLength);
    }
    await onBlock(block);
  }
  // #endregion
}

// #region when-drained
function whenDrained(channel: RTCDataChannel, signal: AbortSignal): Promise<void> {
  const isDrained = () => channel.bufferedAmount <= channel.bufferedAmountLowThreshold;
  return waitUntil(channel, 'bufferedamountlow', isDrained, signal);
}
// #endregion

function* chunksOf(block: ArrayBuffer, chunkBytes: number): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < block.byteLength; at += chunkBytes)
    yield new Uint8Array(block, at, Math.min(chunkBytes, block.byteLength - at));
}
