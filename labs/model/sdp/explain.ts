import { addressClassOf } from './address-class.ts';
import { parseCandidate } from './candidate.ts';
import { sayFeedback, sayFormat, sayRtpmap, saySource } from './explain-codec.ts';
import { headerExtension } from './header-extensions.ts';
import type { LineKind, SdpLine } from './lines.ts';
import type { SdpSection } from './sections.ts';
import type { SdpSentenceKey } from './sentence-keys.ts';
import { specFor, type SpecLink } from './spec-links.ts';

/** Which sentence explains a line, the words to fill in, and where it is specified. The sentences are in `labs/messages`. */
export type Explanation = Saying & {
  /** `null` for an unknown line. */
  spec: SpecLink | null;
};

export type Saying = { key: SdpSentenceKey; values: Readonly<Record<string, string | number>> };
export type Say = (line: SdpLine, section: SdpSection) => Saying;

/** `section` is the one the line stands in: a payload type means nothing without its rtpmap. */
export function explainLine(line: SdpLine, section: SdpSection): Explanation {
  const saying = says[line.kind](line, section);
  return { ...saying, spec: specFor(saying.key) };
}

/** A sentence of its own, with nothing or the whole value to fill in. */
function plain(key: SdpSentenceKey): Say {
  return ({ value }) => ({ key, values: { value: value.trim() } });
}

const says: { readonly [K in LineKind]: Say } = {
  version: plain('version'),
  origin: ({ value }) => {
    const [, session = '', version = ''] = value.split(' ');
    return { key: 'origin', values: { session, version } };
  },
  'session-name': plain('session-name'),
  timing: plain('timing'),
  connection: ({ value }) => {
    const address = value.split(' ')[2] ?? '';
    const isPlaceholder = addressClassOf(address) === 'unspecified';
    return { key: isPlaceholder ? 'connection.placeholder' : 'connection', values: { address } };
  },
  bandwidth: ({ value }) => {
    const [modifier = '', amount = ''] = value.split(':');
    return { key: 'bandwidth', values: { amount, unit: modifier === 'TIAS' ? 'bit/s' : 'kbit/s', modifier } };
  },
  media: sayMedia,
  group: ({ value }) => {
    const [semantics = '', ...mids] = value.split(' ');
    return { key: semantics === 'BUNDLE' ? 'group.bundle' : 'group', values: { semantics, mids: mids.join(', ') } };
  },
  'extmap-allow-mixed': plain('extmap-allow-mixed'),
  'msid-semantic': plain('msid-semantic'),
  'ice-lite': plain('ice-lite'),
  rtcp: plain('rtcp'),
  'ice-ufrag': plain('ice-ufrag'),
  // The password is for the two browsers: no sentence repeats it.
  'ice-pwd': () => ({ key: 'ice-pwd', values: {} }),
  'ice-options': ({ value }) => ({
    key: value.split(' ').includes('trickle') ? 'ice-options.trickle' : 'ice-options',
    values: { value },
  }),
  fingerprint: ({ value }) => ({ key: 'fingerprint', values: { algorithm: value.split(' ')[0] ?? '' } }),
  setup: ({ value }) => ({ key: roles[value] ?? 'setup', values: { value } }),
  mid: plain('mid'),
  extmap: ({ value }) => {
    const [id = '', uri = ''] = value.split(' ');
    return { key: headerExtension(uri), values: { id: id.split('/')[0] ?? '', uri } };
  },
  sendrecv: (_, { kind }) => ({ key: 'sendrecv', values: { kind } }),
  sendonly: (_, { kind }) => ({ key: 'sendonly', values: { kind } }),
  recvonly: (_, { kind }) => ({ key: 'recvonly', values: { kind } }),
  inactive: (_, { kind }) => ({ key: 'inactive', values: { kind } }),
  msid: ({ value }) => {
    const [stream = ''] = value.split(' ');
    return { key: stream === '-' ? 'msid.no-stream' : 'msid', values: { stream } };
  },
  'rtcp-mux': plain('rtcp-mux'),
  'rtcp-mux-only': plain('rtcp-mux-only'),
  'rtcp-rsize': plain('rtcp-rsize'),
  'rtcp-xr': plain('rtcp-xr'),
  'bundle-only': plain('bundle-only'),
  rtpmap: sayRtpmap,
  'rtcp-fb': sayFeedback,
  fmtp: sayFormat,
  ssrc: saySource,
  'ssrc-group': ({ value }) => {
    const [semantics = '', ...sources] = value.split(' ');
    return { key: sourceGroups[semantics] ?? 'ssrc-group', values: { semantics, sources: sources.join(', ') } };
  },
  candidate: sayCandidate,
  'end-of-candidates': plain('end-of-candidates'),
  'sctp-port': plain('sctp-port'),
  'max-message-size': ({ value }) => ({
    key: value.trim() === '0' ? 'max-message-size.unlimited' : 'max-message-size',
    values: { bytes: value.trim() },
  }),
  rid: ({ value }) => {
    const [rid = '', direction = ''] = value.split(' ');
    return { key: direction === 'recv' ? 'rid.recv' : 'rid.send', values: { rid } };
  },
  simulcast: plain('simulcast'),
  unknown: ({ text }) => ({ key: 'unknown', values: { text } }),
};

const roles: Readonly<Record<string, SdpSentenceKey>> = {
  actpass: 'setup.actpass',
  active: 'setup.active',
  passive: 'setup.passive',
};

const sourceGroups: Readonly<Record<string, SdpSentenceKey>> = { FID: 'ssrc-group.fid', SIM: 'ssrc-group.sim' };

function sayMedia({ value }: SdpLine, section: SdpSection): Saying {
  const [kind = '', port = '', protocol = '', ...formats] = value.split(' ');
  if (section.isRejected) return { key: 'media.rejected', values: { kind } };
  if (kind === 'application') return { key: 'media.data', values: { protocol } };
  return { key: 'media', values: { kind, port, protocol, count: formats.length, first: formats[0] ?? '' } };
}

function sayCandidate({ value }: SdpLine): Saying {
  const candidate = parseCandidate(`candidate:${value}`);
  if (candidate === null) return { key: 'candidate', values: { value } };
  const { type, address, port, protocol, priority, relatedAddress } = candidate;
  const values = { address, port, protocol, priority: priority.value, related: relatedAddress ?? '' };
  return { key: `candidate.${type}`, values };
}
