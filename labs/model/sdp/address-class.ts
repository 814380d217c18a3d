/** What an address says about where it can be reached from. `hidden`: the browser gave none. */
export const addressClasses = [
  'mdns',
  'loopback',
  'private',
  'shared',
  'link-local',
  'public',
  'ipv6-loopback',
  'ipv6-link-local',
  'ipv6-local',
  'ipv6-public',
  'unspecified',
  'name',
  'hidden',
] as const;
export type AddressClass = (typeof addressClasses)[number];

/**
 * @see https://www.rfc-editor.org/rfc/rfc1918 (private), https://www.rfc-editor.org/rfc/rfc6598 (shared),
 * https://www.rfc-editor.org/rfc/rfc4193 (ipv6-local)
 */
export function addressClassOf(address: string | null): AddressClass {
  if (!address) return 'hidden';
  const text = address.toLowerCase().replace(/^\[|\]$/g, '');
  if (text.endsWith('.local')) return 'mdns';
  if (isIpv4(text)) return ipv4Class(text.split('.').map(Number));
  if (!isIpv6(text)) return 'name';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1];
  if (mapped) return addressClassOf(mapped);
  if (text === '::') return 'unspecified';
  if (text === '::1') return 'ipv6-loopback';
  if (/^fe[89ab]/.test(text)) return 'ipv6-link-local';
  return /^f[cd]/.test(text) ? 'ipv6-local' : 'ipv6-public';
}

export function isIpv4(text: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255);
}

/** Eight groups, or fewer around one `::`; the last two may be written as IPv4; a zone may follow. */
export function isIpv6(text: string): boolean {
  const [address = ''] = text.split('%');
  const tail = /(?:^|:)(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (tail !== undefined && !isIpv4(tail)) return false;
  const plain = tail === undefined ? address : `${address.slice(0, -tail.length)}0:0`;
  const halves = plain.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}

function ipv4Class([first = 0, second = 0, ...rest]: readonly number[]): AddressClass {
  if (first === 127) return 'loopback';
  if (first === 10 || (first === 192 && second === 168) || (first === 172 && second >= 16 && second < 32))
    return 'private';
  if (first === 169 && second === 254) return 'link-local';
  if (first === 100 && second >= 64 && second < 128) return 'shared';
  return first === 0 && second === 0 && rest.every((part) => part === 0) ? 'unspecified' : 'public';
}
