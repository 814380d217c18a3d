import type { SdpSentenceKey } from './sentence-keys.ts';

/** The sentence for an RTP header extension, which its URI names. @see https://www.rfc-editor.org/rfc/rfc8285#section-5 */
export function headerExtension(uri: string): SdpSentenceKey {
  return extensions[uri] ?? 'extmap';
}

const experiments = 'http://www.webrtc.org/experiments/rtp-hdrext';

const extensions: Readonly<Record<string, SdpSentenceKey>> = {
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level': 'extmap.audio-level',
  'urn:ietf:params:rtp-hdrext:toffset': 'extmap.toffset',
  [`${experiments}/abs-send-time`]: 'extmap.abs-send-time',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01': 'extmap.transport-cc',
  'urn:ietf:params:rtp-hdrext:sdes:mid': 'extmap.mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id': 'extmap.rid',
  'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id': 'extmap.repaired-rid',
  'urn:3gpp:video-orientation': 'extmap.orientation',
  [`${experiments}/playout-delay`]: 'extmap.playout-delay',
  [`${experiments}/video-content-type`]: 'extmap.content-type',
  [`${experiments}/video-timing`]: 'extmap.timing',
  [`${experiments}/color-space`]: 'extmap.color-space',
  [`${experiments}/video-layers-allocation00`]: 'extmap.layers',
  'https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension':
    'extmap.dependency-descriptor',
};
