import type { Socket } from 'node:net';
import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';

/**
 * The IPv4 address of this machine to give a client: the one it has reached. Where others may come too, not loopback: a call
 * between this machine and another needs an address that both know, and Firefox uses no server on loopback. `null` where the
 * client came by IPv6 and there is no other way.
 */
export function reachedAddress(
  { localAddress = '' }: Pick<Socket, 'localAddress'>,
  isLoopbackOnly: boolean,
): string | null {
  const address = localAddress.replace(/^::ffff:/i, '');
  const isLoopback = address === '::1' || address.startsWith('127.');
  if (!isLoopback && isIPv4(address)) return address;
  const other = isLoopbackOnly ? undefined : ownAddresses().find((own) => !own.startsWith('127.'));
  return other ?? (isLoopback ? '127.0.0.1' : null);
}

/** The IPv4 addresses of this machine, loopback among them. */
export function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.filter(({ family }) => family === 'IPv4').map(({ address }) => address),
  );
}
