import type { Saying } from './explain.ts';
import type { SdpLine } from './lines.ts';
import type { SdpSection } from './sections.ts';
import type { SdpSentenceKey } from './sentence-keys.ts';

// The lines about payload types and sources: what they say depends on the codec that the rtpmap of their section names.

export function sayRtpmap({ value }: SdpLine): Saying {
  const [payloadType = '', encoding = ''] = value.split(' ');
  const [codec = '', clockRate = ''] = encoding.split('/');
  return { key: mappings[codec.toLowerCase()] ?? 'rtpmap', values: { payloadType, codec, clockRate } };
}

export function sayFeedback({ value }: SdpLine, section: SdpSection): Saying {
  const [payloadType = '', ...words] = value.split(' ');
  const feedback = words.join(' ');
  return { key: feedbacks[feedback] ?? 'rtcp-fb', values: { codec: codecOf(section, payloadType), feedback } };
}

export function sayFormat({ value }: SdpLine, section: SdpSection): Saying {
  const [payloadType = '', ...rest] = value.split(' ');
  const parameters = rest.join(' ');
  const codec = codecOf(section, payloadType);
  const repaired = /(?:^|;)\s*apt=(\d+)/.exec(parameters)?.[1] ?? '';
  return {
    key: repaired === '' ? (formats[codec.toLowerCase()] ?? 'fmtp') : 'fmtp.rtx',
    values: { payloadType, codec, parameters, repaired: repaired === '' ? '' : codecOf(section, repaired) },
  };
}

export function saySource({ value }: SdpLine): Saying {
  const [source = '', attribute = ''] = value.split(' ');
  return { key: attribute.startsWith('cname:') ? 'ssrc.cname' : 'ssrc', values: { source, attribute } };
}

/** The name in the rtpmap, or the number itself where there is none; `*` is for all of them. */
function codecOf({ lines }: SdpSection, payloadType: string): string {
  const map = lines.find(({ kind, value }) => kind === 'rtpmap' && value.startsWith(`${payloadType} `));
  return map?.value.split(' ')[1]?.split('/')[0] ?? payloadType;
}

const mappings: Readonly<Record<string, SdpSentenceKey>> = {
  rtx: 'rtpmap.rtx',
  red: 'rtpmap.red',
  ulpfec: 'rtpmap.ulpfec',
  'telephone-event': 'rtpmap.telephone-event',
  cn: 'rtpmap.comfort-noise',
};

const feedbacks: Readonly<Record<string, SdpSentenceKey>> = {
  nack: 'rtcp-fb.nack',
  'nack pli': 'rtcp-fb.pli',
  'ccm fir': 'rtcp-fb.fir',
  'goog-remb': 'rtcp-fb.remb',
  'transport-cc': 'rtcp-fb.transport-cc',
};

const formats: Readonly<Record<string, SdpSentenceKey>> = {
  opus: 'fmtp.opus',
  h264: 'fmtp.h264',
  vp9: 'fmtp.vp9',
  av1: 'fmtp.av1',
  red: 'fmtp.red',
};
