import type { Addresses } from '#labs/model/wire.ts';

/**
 * The addresses by which other devices find this site, as origins without a slash at the end, the likeliest first. A page that was
 * opened by one of them knows no better; a page on this computer asks the server. Empty while the server is for this computer only.
 *
 * @throws when the server does not answer, and when `signal` is aborted
 */
export async function otherAddresses(signal: AbortSignal): Promise<readonly string[]> {
  if (!isHereOnly(location.hostname)) return [location.origin];
  const response = await fetch('/api/addresses', { signal });
  const { addresses } = (await response.json()) as Addresses;
  return addresses.map((address) => new URL(address).origin);
}

/** To another device this name would be that device itself. */
export function isHereOnly(hostname: string): boolean {
  return /^(localhost$|127\.|\[::1\]$)/.test(hostname);
}
