import { readAside, type Aside } from '#labs/model/compare/aside.ts';
import type { Json } from '#labs/model/json.ts';
import { unplugType } from '#labs/model/wire.ts';
import type { CarriedType } from './payload.ts';
import { isFields, isSafePayload } from './payload.ts';

/** One well-formed message of a client. A `LEAVE` without `dst` says that the client is going; `UNPLUG`, see `wire.ts`. */
export type Frame =
  | { type: CarriedType; dst: string }
  | { type: 'ASIDE'; dst: string; payload: Aside }
  | { type: 'LEAVE'; dst: string | undefined }
  | { type: 'HEARTBEAT' }
  | { type: typeof unplugType };

/** Why a frame went no further, as the sender is told. */
export type FrameFault = 'not JSON' | 'not an object' | 'unknown type' | 'malformed dst' | 'malformed payload';

const maxIdLength = 64;

/** Reads one text frame. The parser does not recurse, so depth is looked at afterwards, in the payload. */
export function readFrame(text: string): Frame | FrameFault {
  let message: Json;
  try {
    message = JSON.parse(text) as Json;
  } catch {
    return 'not JSON';
  }
  if (!isFields(message)) return 'not an object';
  const { type, dst } = message;
  switch (type) {
    case 'OFFER':
    case 'ANSWER':
    case 'CANDIDATE':
      if (!isId(dst)) return 'malformed dst';
      return isSafePayload(type, message['payload']) ? { type, dst } : 'malformed payload';
    case 'ASIDE': {
      if (!isId(dst)) return 'malformed dst';
      const payload = readAside(message['payload']);
      return payload ? { type, dst, payload } : 'malformed payload';
    }
    case 'LEAVE':
      if (dst !== undefined && !isId(dst)) return 'malformed dst';
      return message['payload'] === undefined ? { type, dst } : 'malformed payload';
    case 'HEARTBEAT':
    case unplugType:
      return { type };
    default:
      return 'unknown type';
  }
}

function isId(value: Json | undefined): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= maxIdLength;
}
