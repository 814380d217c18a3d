import type { NetworkInterfaceInfo } from 'node:os';
import { hostname, networkInterfaces } from 'node:os';

export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Bridges, tunnels and machines within this machine: other devices seldom come in through them. */
const inner =
  /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|wg|tailscale|zt|vEthernet|awdl|llw|bridge|lxc|cni|flannel)/i;
const privateRanges = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./];

/**
 * The addresses by which other devices find this machine, the likeliest first: of a plain interface before a tunnel, private
 * before public, IPv4 before IPv6. Without those that hold on one cable only, which no browser can be told.
 */
export function lanAddresses(interfaces: Interfaces = networkInterfaces()): string[] {
  const found = Object.entries(interfaces).flatMap(([name, list = []]) =>
    list
      .filter(({ internal, address }) => !internal && !/^fe[89ab]|^169\.254\./i.test(address))
      .map(({ address, family }) => ({ address, rank: rankOf(name, address, family) })),
  );
  const sorted = found.toSorted((a, b) => a.rank - b.rank);
  return [...new Set(sorted.map(({ address }) => address))];
}

function rankOf(name: string, address: string, family: NetworkInterfaceInfo['family']): number {
  const range = privateRanges.findIndex((pattern) => pattern.test(address));
  const kind = family === 'IPv6' ? 4 : range === -1 ? 3 : range;
  return kind + (inner.test(name) ? 10 : 0);
}

/** The names of this machine in the network, `.local` (mDNS) among them. A name that no certificate can hold is left out. */
export function lanNames(name: string = hostname()): string[] {
  const plain = name.toLowerCase().replace(/\.local$/, '');
  if (plain === 'localhost' || !/^[a-z\d]([a-z\d.-]*[a-z\d])?$/.test(plain) || plain.length > 60) return [];
  return plain.includes('.') ? [plain] : [plain, `${plain}.local`];
}

/** All that a certificate of this machine is for. */
export function allNames(): string[] {
  return ['localhost', '127.0.0.1', '::1', ...lanNames(), ...lanAddresses()];
}

/** An address as it stands in a URL. */
export function urlHostOf(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
