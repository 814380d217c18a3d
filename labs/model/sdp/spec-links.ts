import type { SdpSentenceKey } from './sentence-keys.ts';

/** Where a line is specified: a short name to show, and the address. */
export type SpecLink = { name: string; url: string };

/** The place for each sentence; the longest part of the key that is listed here counts, so `setup` is for all of `setup.…`. */
export function specFor(key: SdpSentenceKey): SpecLink | null {
  const entry = places[key] ?? places[key.split('.')[0] ?? ''];
  if (entry === undefined) return null;
  if ('url' in entry) return entry;
  const [rfc, section] = entry;
  return {
    name: section === '' ? `RFC ${rfc}` : `RFC ${rfc}, section ${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${rfc}${section === '' ? '' : `#section-${section}`}`,
  };
}

/** An RFC and its section, or a document that is none. */
type Place = readonly [rfc: number, section: string] | SpecLink;

function experiment(name: string, folder: string): SpecLink {
  const base = 'https://webrtc.googlesource.com/src/+/refs/heads/main/docs/native-code/rtp-hdrext';
  return { name: `libwebrtc: ${name}`, url: `${base}/${folder}/README.md` };
}

const av1: SpecLink = {
  name: 'RTP Payload Format for AV1',
  url: 'https://aomediacodec.github.io/av1-rtp-spec/',
};

const places: Readonly<Record<string, Place>> = {
  version: [8866, '5.1'],
  origin: [8866, '5.2'],
  'session-name': [8866, '5.3'],
  connection: [8866, '5.7'],
  bandwidth: [8866, '5.8'],
  timing: [8866, '5.9'],
  media: [8866, '5.14'],
  'media.data': [8841, '4'],
  'media.rejected': [3264, '6'],
  group: [5888, '5'],
  'group.bundle': [9143, '5'],
  'extmap-allow-mixed': [8285, '6'],
  'msid-semantic': {
    name: 'draft-ietf-mmusic-msid-04',
    url: 'https://datatracker.ietf.org/doc/html/draft-ietf-mmusic-msid-04',
  },
  'ice-lite': [8839, '5.3'],
  rtcp: [3605, '2.1'],
  'ice-ufrag': [8839, '5.4'],
  'ice-pwd': [8839, '5.4'],
  'ice-options': [8839, '5.6'],
  'ice-options.trickle': [8840, '4'],
  fingerprint: [8122, '5'],
  setup: [4145, '4'],
  mid: [5888, '4'],
  extmap: [8285, '5'],
  'extmap.audio-level': [6464, ''],
  'extmap.toffset': [5450, ''],
  'extmap.abs-send-time': experiment('abs-send-time', 'abs-send-time'),
  'extmap.transport-cc': {
    name: 'draft-holmer-rmcat-transport-wide-cc-extensions-01',
    url: 'https://datatracker.ietf.org/doc/html/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  },
  'extmap.mid': [9143, ''],
  'extmap.rid': [8852, ''],
  'extmap.repaired-rid': [8852, ''],
  'extmap.orientation': {
    name: '3GPP TS 26.114',
    url: 'https://portal.3gpp.org/desktopmodules/Specifications/SpecificationDetails.aspx?specificationId=1404',
  },
  'extmap.playout-delay': experiment('playout-delay', 'playout-delay'),
  'extmap.content-type': experiment('video-content-type', 'video-content-type'),
  'extmap.timing': experiment('video-timing', 'video-timing'),
  'extmap.color-space': experiment('color-space', 'color-space'),
  'extmap.layers': experiment('video-layers-allocation', 'video-layers-allocation00'),
  'extmap.dependency-descriptor': av1,
  sendrecv: [8866, '6.7'],
  sendonly: [8866, '6.7'],
  recvonly: [8866, '6.7'],
  inactive: [8866, '6.7'],
  msid: [8830, '2'],
  'rtcp-mux': [5761, '5.1.1'],
  'rtcp-mux-only': [8858, '3'],
  'rtcp-rsize': [5506, '5'],
  'rtcp-xr': [3611, '5.1'],
  'bundle-only': [9143, '6'],
  rtpmap: [8866, '6.6'],
  'rtpmap.rtx': [4588, ''],
  'rtpmap.red': [2198, ''],
  'rtpmap.ulpfec': [5109, ''],
  'rtpmap.telephone-event': [4733, ''],
  'rtpmap.comfort-noise': [3389, ''],
  'rtcp-fb': [4585, '4.2'],
  'rtcp-fb.nack': [4585, '6.2.1'],
  'rtcp-fb.pli': [4585, '6.3.1'],
  'rtcp-fb.fir': [5104, '4.3.1'],
  'rtcp-fb.remb': {
    name: 'draft-alvestrand-rmcat-remb-03',
    url: 'https://datatracker.ietf.org/doc/html/draft-alvestrand-rmcat-remb-03',
  },
  'rtcp-fb.transport-cc': {
    name: 'draft-holmer-rmcat-transport-wide-cc-extensions-01',
    url: 'https://datatracker.ietf.org/doc/html/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  },
  fmtp: [8866, '6.15'],
  'fmtp.opus': [7587, '6.1'],
  'fmtp.h264': [6184, '8.1'],
  'fmtp.vp9': [9628, ''],
  'fmtp.av1': av1,
  'fmtp.rtx': [4588, ''],
  'fmtp.red': [2198, ''],
  ssrc: [5576, '4.1'],
  'ssrc.cname': [5576, '6.1'],
  'ssrc-group': [5576, '4.2'],
  candidate: [8839, '5.1'],
  'end-of-candidates': [8840, '8'],
  'sctp-port': [8841, '5'],
  'max-message-size': [8841, '6'],
  rid: [8851, '4'],
  simulcast: [8853, '5.1'],
} satisfies Partial<Record<SdpSentenceKey | 'rid', Place>>;
