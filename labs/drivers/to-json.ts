import type { Json } from '#labs/model/json.ts';
import type { Description } from '#labs/model/trace.ts';

/** The plain JSON of a description; its text is never missing when the browser made it. */
export function toDescription({ type, sdp = '' }: RTCSessionDescriptionInit): Description {
  return { type, sdp };
}

/** A candidate as the JSON that crosses the channel; `null` ends the candidates. */
export function toJson(candidate: RTCIceCandidate | null): Json {
  return candidate ? (candidate.toJSON() as Json) : null;
}
