import type { Json } from '#labs/model/json.ts';
import type { ConnectionMethod } from '#labs/model/vocabulary.ts';
import { candidateFacts, configurationFacts, plain, trackFacts } from './sanitise.ts';

/** The arguments of an API call as plain facts, in their order. */
export function callArguments(method: ConnectionMethod, given: readonly unknown[]): readonly Json[] {
  const [first, ...rest] = given;
  switch (method) {
    case 'setLocalDescription':
    case 'setRemoteDescription':
      return first ? [descriptionFacts(first as RTCSessionDescriptionInit)] : [];
    case 'addIceCandidate':
      return [first ? candidateFacts(first) : null];
    case 'addTrack':
      return [trackFacts(first as MediaStreamTrack), ...(rest as MediaStream[]).map(({ id }) => id)];
    case 'removeTrack':
      return [(first as RTCRtpSender).track?.id ?? null];
    case 'addTransceiver':
      return [typeof first === 'string' ? first : trackFacts(first as MediaStreamTrack), transceiverFacts(rest[0])];
    case 'createDataChannel':
      return [String(first), plain(rest[0])];
    case 'setConfiguration':
      return [configurationFacts(first ?? {})];
    case 'createOffer':
    case 'createAnswer':
      return first ? [plain(first)] : [];
    case 'restartIce':
    case 'close':
      return [];
  }
}

/** What an API call gave back, as a plain fact. */
export function callResult(result: unknown): Json {
  if (typeof result !== 'object' || result === null) return null;
  if ('sdp' in result && 'type' in result) return descriptionFacts(result as RTCSessionDescriptionInit);
  if ('label' in result) return { label: (result as RTCDataChannel).label };
  if ('mid' in result) return { mid: (result as RTCRtpTransceiver).mid };
  return null;
}

function descriptionFacts({ type, sdp }: RTCSessionDescriptionInit): Json {
  return { ...(type ? { type } : {}), sdp: sdp ?? '' };
}

function transceiverFacts(init: unknown): Json {
  const { direction } = (init ?? {}) as RTCRtpTransceiverInit;
  return direction ? { direction } : {};
}
