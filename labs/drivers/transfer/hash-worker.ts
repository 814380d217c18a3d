// The SHA-256 of what is sent, away from the page. `crypto.subtle` wants the whole file at once; this takes it in parts.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

export type HashTask = { do: 'update'; block: ArrayBuffer } | { do: 'digest' };
/** A digest in hexadecimal, or `null` when a block is done. */
export type HashAnswer = string | null;

const hash = sha256.create();

addEventListener('message', ({ data }: MessageEvent<HashTask>) => {
  if (data.do === 'update') hash.update(new Uint8Array(data.block));
  const answer: HashAnswer = data.do === 'digest' ? bytesToHex(hash.digest()) : null;
  postMessage(answer);
});
