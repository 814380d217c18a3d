import { addressClassOf, isIpv4, isIpv6, type AddressClass } from './sdp/address-class.ts';

/** Gives every address in a text its new name; the same address gets the same name each time. */
export type Renamer = (text: string) => string;

// What could be an address. Last numbers may be an `x`: Chromium hides them so in `icecandidateerror`.
const ipv6 = String.raw`(?<![\w:.])[\dA-Fa-fx]*:[\dA-Fa-fx:.]*(?:%\w+)?(?![\w:])`;
const ipv4 = String.raw`(?<![\w.])(?:\d{1,3}\.){3}(?:\d{1,3}|x)(?!\w|\.\w)`;
const mdns = String.raw`(?<![\w-])[\w-]+\.local(?![\w-]|\.\w)`;

/** `hosts` are names to hide as well, wherever they stand; an address among them is found anyway. */
export function createRenamer(hosts: Iterable<string> = []): Renamer {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const name = (address: string, family: string, make: (count: number) => string): string => {
    const key = address.toLowerCase();
    const count = (counts.get(family) ?? 0) + 1;
    const known = names.get(key) ?? make(count);
    if (!names.has(key)) counts.set(family, count);
    names.set(key, known);
    return known;
  };
  const renameIp = (text: string): string => {
    const mapped = /^(::ffff:)([\d.]+)$/i.exec(text);
    if (mapped) return `${mapped[1] ?? ''}${renameIp(mapped[2] ?? '')}`;
    const kind = addressClassOf(text.replaceAll('x', '0'));
    const make = newNames[kind];
    return make ? name(text, kind, make) : text;
  };
  const hidden = new Set([...hosts].map((host) => host.toLowerCase()));
  const pattern = new RegExp([...[...hidden].map(hostPattern), ipv6, ipv4, mdns].join('|'), 'gi');
  return (text) =>
    text.replace(pattern, (found) => {
      if (hidden.has(found.toLowerCase())) return name(found, 'name', (count) => `server-${count}.example`);
      if (found.toLowerCase().endsWith('.local')) return name(found, 'mdns', (count) => `name-${count}.local`);
      // The end of a sentence is none of the address.
      const [, address = '', rest = ''] = /^(.*?)([.:]?)$/.exec(found) ?? [];
      if (isAddress(found)) return renameIp(found);
      return isAddress(address) ? `${renameIp(address)}${rest}` : found;
    });
}

function isAddress(text: string): boolean {
  const shown = text.replaceAll('x', '0');
  return isIpv4(shown) || isIpv6(shown);
}

function hostPattern(host: string): string {
  return String.raw`(?<![\w.-])${host.replaceAll(/[^\w-]/g, String.raw`\$&`)}(?![\w-]|\.\w)`;
}

/** Ranges for documentation, or of the same class; what says nothing about anybody keeps its name. */
const newNames: Readonly<Partial<Record<AddressClass, (count: number) => string>>> = {
  public: documentationAddress,
  private: (count) => `10.99.${twoBytes(count)}`,
  shared: (count) => `100.64.${twoBytes(count)}`,
  'link-local': (count) => `169.254.${twoBytes(count)}`,
  'ipv6-public': (count) => `2001:db8::${count.toString(16)}`,
  'ipv6-local': (count) => `fd00::${count.toString(16)}`,
  'ipv6-link-local': (count) => `fe80::${count.toString(16)}`,
};

function twoBytes(count: number): string {
  return `${Math.floor(count / 256) % 256}.${count % 256}`;
}

/** 192.0.2.n, and where that is full the other ranges nobody has. @see https://www.rfc-editor.org/rfc/rfc5737 and RFC 2544 */
function documentationAddress(count: number): string {
  if (count < 255) return `192.0.2.${count}`;
  return count < 509 ? `198.51.100.${count - 254}` : `198.18.${twoBytes(count - 508)}`;
}
