// The SHA-256 of what is sent, away from the page. `crypto.subtle` wants the whole file at once; this takes it in parts.
import { createSHA256 } from 'hash-wasm';
import { release } from './release.ts';

export type HashTask = { do: 'update'; block: ArrayBuffer } | { do: 'digest' };
/** A digest in hexadecimal, or `null` when a block is done. */
export type HashAnswer = string | null;

const ready = createSHA256();

addEventListener('message', ({ data }: MessageEvent<HashTask>) => {
  void ready.then((hash) => {
    let answer: HashAnswer = null;
    if (data.do === 'digest') answer = hash.digest();
    else {
      hash.update(new Uint8Array(data.block));
      release(data.block);
    }
    postMessage(answer);
  });
});
