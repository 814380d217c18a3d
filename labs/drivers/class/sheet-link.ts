import type { RunSheet } from '#labs/model/class/run-sheet.ts';
import { packSheet, unpackSheet, type ReadSheet, type SheetProblem } from '#labs/model/class/sheet-text.ts';

/** Signs of a sheet in an address. Longer ones are cut by some programs that pass them on. */
export const longestLink = 6_000;
/** Bytes that such a text may unpack to: far more than a sheet has. */
const mostUnpacked = 400_000;

export type LinkProblem = SheetProblem | { code: 'damaged' | 'too-long' };
export type ReadLink = Extract<ReadSheet, { problem: null }> | { sheet: null; problem: LinkProblem };

/** `text` is `null` when it would be longer than an address may be; `length` is how long it is all the same. */
export async function packedLink(sheet: RunSheet): Promise<{ text: string | null; length: number }> {
  const bytes = await through(new TextEncoder().encode(packSheet(sheet)), new CompressionStream('deflate-raw'));
  const base64 = btoa(Array.from(bytes ?? [], (byte) => String.fromCharCode(byte)).join(''));
  const text = base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return { text: text.length > longestLink ? null : text, length: text.length };
}

/** @param labs those that there are */
export async function unpackedLink(text: string, labs: readonly string[]): Promise<ReadLink> {
  if (text.length > longestLink) return { sheet: null, problem: { code: 'too-long' } };
  try {
    const packed = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
    const bytes = await through(packed, new DecompressionStream('deflate-raw'), mostUnpacked);
    if (bytes !== null) return unpackSheet(new TextDecoder('utf-8', { fatal: true }).decode(bytes), labs);
  } catch {
    // Cut off on its way, or never one of ours.
  }
  return { sheet: null, problem: { code: 'damaged' } };
}

/** `null` when more than `most` bytes come out. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most = Infinity,
): Promise<Uint8Array | null> {
  const out = new Blob([bytes]).stream().pipeThrough(stream);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = out.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    chunks.push(read.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
