import { addressClassOf, type AddressClass } from './address-class.ts';

export type CandidateType = 'host' | 'srflx' | 'prflx' | 'relay';

/**
 * A priority taken apart: 2^24 · type preference + 2^8 · local preference + (256 − component).
 *
 * @see https://www.rfc-editor.org/rfc/rfc8445#section-5.1.2.1
 */
export type Priority = { value: number; typePreference: number; localPreference: number; component: number };

/** @see https://www.rfc-editor.org/rfc/rfc8839#section-5.1 */
export type ParsedCandidate = {
  foundation: string;
  /** 1 for RTP, or for RTP and RTCP together; 2 for RTCP alone. */
  component: number;
  /** In lower case: browsers write it in both. */
  protocol: string;
  priority: Priority;
  address: string;
  addressClass: AddressClass;
  port: number;
  type: CandidateType;
  relatedAddress: string | null;
  relatedPort: number | null;
  /** `active`, `passive` or `so`; `null` for UDP. @see https://www.rfc-editor.org/rfc/rfc6544#section-4.5 */
  tcpType: string | null;
  ufrag: string | null;
};

const syntax = /^(?:a=)?candidate:(\S+) (\d+) (\S+) (\d+) (\S+) (\d+) typ (host|srflx|prflx|relay)(?: (.*))?$/;

/** `null` for what is no candidate line, as the empty one that ends a generation. */
export function parseCandidate(line: string): ParsedCandidate | null {
  const match = syntax.exec(line.trim());
  if (!match) return null;
  const [, foundation = '', component = '', transport = '', priority = '', address = '', port = '', type, rest] = match;
  const extensions = pairsOf(rest ?? '');
  return {
    foundation,
    component: Number(component),
    protocol: transport.toLowerCase(),
    priority: takePriorityApart(Number(priority)),
    address,
    addressClass: addressClassOf(address),
    port: Number(port),
    type: type as CandidateType,
    relatedAddress: extensions.get('raddr') ?? null,
    relatedPort: extensions.has('rport') ? Number(extensions.get('rport')) : null,
    tcpType: extensions.get('tcptype') ?? null,
    ufrag: extensions.get('ufrag') ?? null,
  };
}

export function takePriorityApart(value: number): Priority {
  return {
    value,
    typePreference: Math.floor(value / 2 ** 24),
    localPreference: Math.floor(value / 2 ** 8) % 2 ** 16,
    component: 256 - (value % 2 ** 8),
  };
}

/** What follows the type: names and values in turns. */
function pairsOf(text: string): ReadonlyMap<string, string> {
  const words = text.split(' ');
  const pairs = new Map<string, string>();
  for (let index = 0; index + 1 < words.length; index += 2) pairs.set(words[index] ?? '', words[index + 1] ?? '');
  return pairs;
}
