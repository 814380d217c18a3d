// What crosses the socket between a page and the group relay of the bundled server.
import * as v from 'valibot';
import type { Json } from './json.ts';
import { messageSchema } from './mesh/envelope.ts';
import type { MeshMessage } from './mesh/mesh-message.ts';

/** A group is a mesh, and each one more would cost every other one a picture. */
export const groupSize = 4;

/** The socket of a group: `/api/groups/ABC234`. */
export const groupPath = '/api/groups/';

/** From page to server: carry this to one member, or to all the others (`null`). */
export type GroupRequest = { to: string | null; message: MeshMessage };

/** From server to page. The first is `welcome` or `full`, and after `full` the socket is closed. */
export type GroupEvent =
  /** You are in, under a name of this visit. Names sort by the order of coming. */
  | { type: 'welcome'; id: string; others: readonly string[] }
  /** There are four. `next` is a room with nobody in it. */
  | { type: 'full'; next: string | null }
  /** The server has put the sender's name there, so nobody speaks for somebody else. */
  | { type: 'message'; from: string; message: MeshMessage }
  /** The socket of this one is closed, with or without a goodbye. */
  | { type: 'left'; id: string }
  /** What you have sent went no further. */
  | { type: 'refused'; reason: 'not JSON' | 'malformed' };

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
const requestSchema: v.GenericSchema<GroupRequest> = v.object({ to: v.nullable(id), message: messageSchema });
const eventSchema: v.GenericSchema<GroupEvent> = v.variant('type', [
  v.object({ type: v.literal('welcome'), id, others: v.pipe(v.array(id), v.maxLength(groupSize)) }),
  v.object({ type: v.literal('full'), next: v.nullable(v.string()) }),
  v.object({ type: v.literal('message'), from: id, message: messageSchema }),
  v.object({ type: v.literal('left'), id }),
  v.object({ type: v.literal('refused'), reason: v.picklist(['not JSON', 'malformed']) }),
]);

/** Only what is known is carried: members that are not in the schema are left behind. */
export function readGroupRequest(text: string): GroupRequest | 'not JSON' | 'malformed' {
  const data = parse(text);
  if (data === undefined) return 'not JSON';
  const read = v.safeParse(requestSchema, data);
  return read.success ? read.output : 'malformed';
}

/** `null` for what no server of ours says. */
export function readGroupEvent(text: string): GroupEvent | null {
  const read = v.safeParse(eventSchema, parse(text));
  return read.success ? read.output : null;
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
