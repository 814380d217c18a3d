import type { Json } from '#labs/model/json.ts';
import { sdpTypes } from '#labs/model/vocabulary.ts';

type Fields = { readonly [key: string]: Json };
export type CarriedType = 'OFFER' | 'ANSWER' | 'CANDIDATE';

const maxDepth = 16;
const maxNameLength = 128;
const descriptionTypes: ReadonlySet<Json | undefined> = new Set<Json>(sdpTypes);

/** What the PeerJS client can read; any other name throws in the page that gets it. */
const serializations: ReadonlySet<Json | undefined> = new Set<Json>([
  'binary',
  'binary-utf8',
  'json',
  'raw',
  'default',
]);

/**
 * Whether a client can take this payload without harm. The PeerJS client throws on an offer without a payload and keeps
 * stray candidates for ever, so only its own shapes and ours (`RawPayload`) pass.
 */
export function isSafePayload(type: CarriedType, payload: Json | undefined): boolean {
  if (!isFields(payload) || !isShallow(payload, maxDepth)) return false;
  switch (payload['type']) {
    case 'raw':
      return isName(payload['message']) && isRawContent(payload);
    case 'data':
      return isPeerPayload(type, payload) && (type !== 'OFFER' || isChannelOffer(payload));
    case 'media':
      return isPeerPayload(type, payload);
    default:
      return false;
  }
}

export function isFields(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRawContent(payload: Fields): boolean {
  const { description, candidate, bye } = payload;
  if (payload['connectionId'] !== undefined) return false;
  if (description !== undefined) return candidate === undefined && bye === undefined && isDescription(description);
  if (candidate !== undefined) return bye === undefined && (candidate === null || isCandidate(candidate));
  return bye === true;
}

function isPeerPayload(type: CarriedType, payload: Fields): boolean {
  if (!isName(payload['connectionId'])) return false;
  if (type === 'CANDIDATE') return isCandidate(payload['candidate']);
  const { sdp } = payload;
  return isDescription(sdp) && sdp['type'] === (type === 'OFFER' ? 'offer' : 'answer');
}

function isChannelOffer({ serialization, label, reliable }: Fields): boolean {
  return serializations.has(serialization) && isOptional(label, 'string') && isOptional(reliable, 'boolean');
}

function isDescription(value: Json | undefined): value is Fields {
  if (!isFields(value) || !descriptionTypes.has(value['type'])) return false;
  return typeof value['sdp'] === 'string' || (value['type'] === 'rollback' && value['sdp'] === undefined);
}

/** @see https://w3c.github.io/webrtc-pc/#dom-rtcicecandidateinit */
function isCandidate(value: Json | undefined): boolean {
  if (!isFields(value)) return false;
  const { candidate, sdpMid, sdpMLineIndex, usernameFragment, url } = value;
  return (
    typeof candidate === 'string' &&
    isOptional(sdpMid, 'string') &&
    isOptional(sdpMLineIndex, 'number') &&
    isOptional(usernameFragment, 'string') &&
    isOptional(url, 'string')
  );
}

function isName(value: Json | undefined): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= maxNameLength;
}

function isOptional(value: Json | undefined, type: 'string' | 'number' | 'boolean'): boolean {
  return value === undefined || value === null || typeof value === type;
}

/** Whether `JSON.stringify`, which recurses, can write it: the parser reads far deeper than the writer writes. */
function isShallow(value: Json, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  for (const key in value) {
    const inner = (value as Fields)[key];
    if (typeof inner === 'object' && inner !== null && !isShallow(inner, depth - 1)) return false;
  }
  return true;
}
