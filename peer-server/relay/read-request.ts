import * as v from 'valibot';
import { relayRequestSchema } from '#labs/model/relay/request.ts';
import type { RelayRequest } from '#labs/model/relay/wire.ts';

/** A trace is some eight deep. What is deeper the parser reads, but the writer, which recurses, could not write. */
const mostDepth = 64;

/** What a page asks; `null` when it is no request. */
export function readRequest(text: string): RelayRequest | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isShallow(parsed)) return null;
  const read = v.safeParse(relayRequestSchema, parsed, { abortEarly: true });
  return read.success ? read.output : null;
}

/** Level by level, since what recurses can be made to recurse too deep. */
function isShallow(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > mostDepth) return false;
    const below: unknown[] = [];
    for (const each of level) {
      if (typeof each !== 'object' || each === null) continue;
      for (const inner of Object.values(each)) if (typeof inner === 'object' && inner !== null) below.push(inner);
    }
    level = below;
  }
  return true;
}
