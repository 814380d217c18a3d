import * as v from 'valibot';
import { TransferError, transferProblems } from './transfer-error.ts';

// What goes over the channel of one file. Text messages are JSON and steer; binary messages are the bytes of the file, in
// order, from the offset that was accepted. The channel is ordered and reliable, so a chunk needs no number of its own.
//
//   sender                         receiver
//   offer  ───────────────────────▶
//          ◀───────────────────────  accept, from which byte (0, or where it was cut off); or refuse
//   bytes  ═══════════════════════▶
//          ◀───────────────────────  received, now and then
//   end, with the SHA-256 ────────▶
//          ◀───────────────────────  complete, with the SHA-256 of what was written
//
// Either side may send cancel or fail at any time, and then closes the channel.

export const transferVersion = 1;

/** So many bytes a file may have: 1 TiB. */
export const mostBytes = 2 ** 40;
/** So many bytes a chunk may have. No browser takes bigger messages without asking. */
export const mostChunkBytes = 256 * 1024;
/** A control message is short; what is longer is not looked at. */
const mostControlLength = 2000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(mostBytes));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** The name of a file, never of a place. */
const fileName = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(255),
  v.check((name) => name === sendableName(name)),
);

export const refusals = ['declined', 'busy', 'too-big', 'no-space'] as const;
/** Why a file is not accepted: nobody wants it, another one is under way, or there is no place for it. */
export type Refusal = (typeof refusals)[number];

const offer = v.object({
  type: v.literal('offer'),
  version: v.literal(transferVersion),
  /** Of the transfer, not of the channel: a transfer that was cut off goes on under its id on another channel. */
  id: v.pipe(v.string(), v.uuid()),
  name: fileName,
  mimeType: v.pipe(v.string(), v.regex(/^(?:[\w.+-]{1,100}\/[\w.+-]{1,100})?$/)),
  bytes: count,
  chunkBytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostChunkBytes)),
});
export type Offer = v.InferOutput<typeof offer>;

const control = v.variant('type', [
  offer,
  v.object({ type: v.literal('accept'), from: count }),
  v.object({ type: v.literal('refuse'), reason: v.picklist(refusals) }),
  /** So many bytes of the file have been written in all. */
  v.object({ type: v.literal('received'), bytes: count }),
  v.object({ type: v.literal('end'), sha256 }),
  v.object({ type: v.literal('complete'), sha256 }),
  v.object({ type: v.literal('cancel') }),
  v.object({ type: v.literal('fail'), problem: v.picklist(transferProblems) }),
]);
export type Control = v.InferOutput<typeof control>;

/** @throws {TransferError} `malformed`, or `version` where the other side is newer */
export function parseControl(text: string): Control {
  if (text.length > mostControlLength) throw new TransferError('malformed', 'The control message is too long.');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new TransferError('malformed', 'The control message is not JSON.', { cause });
  }
  const { version } = (json ?? {}) as { version?: unknown };
  if (typeof version === 'number' && version > transferVersion)
    throw new TransferError('version', `The other side speaks version ${version}, this one ${transferVersion}.`);
  const result = v.safeParse(control, json);
  if (result.success) return result.output;
  const path = v.getDotPath(result.issues[0]) ?? 'type';
  throw new TransferError('malformed', `The control message is malformed at "${path}".`);
}

export function formatControl(message: Control): string {
  return JSON.stringify(message);
}

/** The name as it may be sent: without a way in front, and without signs that some systems take for more than a sign. */
export function sendableName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}:*?"<>|]/gu, '_').slice(0, 200);
  return /^\.*$/.test(plain) ? 'file' : plain;
}
