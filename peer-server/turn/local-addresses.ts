import type { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';

/** The IPv4 address of this machine that a client has reached; `null` where it came by IPv6 and there is no other way. */
export function reachedAddress({ localAddress = '' }: Pick<Socket, 'localAddress'>): string | null {
  const address = localAddress.replace(/^::ffff:/i, '');
  if (/^\d+(\.\d+){3}$/.test(address)) return address;
  if (address === '::1') return '127.0.0.1';
  return ownAddresses().find((own) => !own.startsWith('127.')) ?? null;
}

/** The IPv4 addresses of this machine, loopback among them. */
export function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.filter(({ family }) => family === 'IPv4').map(({ address }) => address),
  );
}
