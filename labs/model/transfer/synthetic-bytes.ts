/**
 * Bytes `from` up to `to` of a file that exists nowhere: the same for the same offsets, whatever part is asked for, and
 * different for each word of four, so that a part that is missing, doubled or moved changes the hash.
 */
export function syntheticBytes(from: number, to: number): ArrayBuffer {
  const first = Math.floor(from / 4);
  const words = new Uint32Array(Math.ceil(to / 4) - first);
  for (let index = 0; index < words.length; index += 1) words[index] = mixed(first + index);
  const skipped = from - first * 4;
  const { buffer } = words;
  return skipped === 0 && buffer.byteLength === to - from ? buffer : buffer.slice(skipped, skipped + to - from);
}

/** The finisher of MurmurHash3: every bit of the word depends on every bit of its number. */
function mixed(number: number): number {
  let word = number ^ (number >>> 16);
  word = Math.imul(word, 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}
