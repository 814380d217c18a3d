import * as v from 'valibot';
import type { Json } from '../json.ts';
import type { MessageOf, MeshMessage } from './mesh-message.ts';
import { seatOf } from './seats.ts';

/** A message with its address: `null` is to all who listen. */
export type Envelope = { from: string; to: string | null; message: MeshMessage };

const id = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((text) => seatOf(text) !== undefined, 'This is no peer of a mesh.'),
);
/** Far more than any description has. */
const text = v.pipe(v.string(), v.maxLength(100_000));
const description = <T extends 'offer' | 'answer'>(type: T) => v.object({ type: v.literal(type), sdp: text });
const candidate = v.object({
  candidate: text,
  sdpMid: v.nullable(text),
  sdpMLineIndex: v.nullable(v.pipe(v.number(), v.integer())),
  usernameFragment: v.nullable(text),
});
const base = { id: text, as: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/))) };
export const messageSchema: v.GenericSchema<MeshMessage> = v.variant('kind', [
  v.object({ ...base, kind: v.literal('hello'), content: v.null() }),
  v.object({ ...base, kind: v.literal('here'), content: v.null() }),
  v.object({ ...base, kind: v.literal('offer'), content: description('offer') }),
  v.object({ ...base, kind: v.literal('answer'), content: description('answer') }),
  v.object({ ...base, kind: v.literal('candidate'), content: v.nullable(candidate) }),
  v.object({ ...base, kind: v.literal('bye'), content: v.null() }),
]) satisfies v.GenericSchema<MessageOf<MeshMessage['kind']>>;
const schema: v.GenericSchema<Envelope> = v.object({ from: id, to: v.nullable(id), message: messageSchema });

/** Reads what came over a channel that anybody on this origin may write to; `null` when it is none of ours. */
export function parseEnvelope(data: unknown): Envelope | null {
  const result = v.safeParse(schema, data);
  return result.success ? result.output : null;
}

/** Whether the peer of this name is meant. */
export function isFor({ from, to }: Envelope, me: string): boolean {
  return from !== me && (to === null || to === me);
}

/** As it goes over a channel: plain JSON. */
export function writeEnvelope(envelope: Envelope): Json {
  return JSON.parse(JSON.stringify(envelope)) as Json;
}
