import type { Json } from '#labs/model/json.ts';
import type { ConnectionMethod } from '#labs/model/vocabulary.ts';
import { candidateFacts, channelFacts, channelOptions, configurationFacts, plain, trackFacts } from './sanitise.ts';

/**
 * The arguments of an API call as plain facts, in their order. Whatever was given: a call that is wrong is recorded as
 * wrong, and it is the browser that refuses it.
 */
export function callArguments(method: ConnectionMethod, given: readonly unknown[]): readonly Json[] {
  const [first, ...rest] = given;
  switch (method) {
    case 'setLocalDescription':
    case 'setRemoteDescription':
      return first ? [descriptionFacts(first)] : [];
    case 'addIceCandidate':
      return [isObject(first) ? candidateFacts(first) : null];
    case 'addTrack':
      return [trackOrNull(first), ...rest.map(idOf)];
    case 'removeTrack':
      return [isObject(first) ? idOf((first as Partial<RTCRtpSender>).track) : null];
    case 'addTransceiver':
      return [typeof first === 'string' ? first : trackOrNull(first), transceiverFacts(rest[0])];
    case 'createDataChannel':
      return [String(first), plain(rest[0])];
    case 'setConfiguration':
      return [configurationFacts(isObject(first) ? first : {})];
    case 'createOffer':
    case 'createAnswer':
      return isObject(first) ? [plain(first)] : [];
    case 'restartIce':
    case 'close':
      return [];
  }
}

/** What an API call gave back, as a plain fact. */
export function callResult(result: unknown): Json {
  if (!isObject(result)) return null;
  if ('sdp' in result && 'type' in result) return descriptionFacts(result);
  if ('label' in result && 'ordered' in result) return channelResult(result as RTCDataChannel);
  if ('label' in result) return { label: String(result.label) };
  if ('mid' in result) return { mid: typeof result.mid === 'string' ? result.mid : null };
  return null;
}

/** What the browser made of the options it was given. */
function channelResult(channel: RTCDataChannel): Json {
  return { ...channelFacts(channel), ...channelOptions(channel) };
}

function descriptionFacts(given: unknown): Json {
  const { type, sdp } = given as Partial<RTCSessionDescriptionInit>;
  return { ...(typeof type === 'string' ? { type } : {}), sdp: typeof sdp === 'string' ? sdp : '' };
}

function transceiverFacts(init: unknown): Json {
  const { direction } = isObject(init) ? (init as RTCRtpTransceiverInit) : {};
  return direction ? { direction } : {};
}

function trackOrNull(given: unknown): Json {
  return isObject(given) && 'kind' in given ? trackFacts(given as MediaStreamTrack) : null;
}

function idOf(given: unknown): Json {
  const id = isObject(given) ? (given as { id?: unknown }).id : null;
  return typeof id === 'string' ? id : null;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
