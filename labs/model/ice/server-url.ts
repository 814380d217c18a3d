/** Why a server cannot be used as it is written; `null` where it can. Sentences are in `labs/messages`. */
export type ServerProblem = 'empty' | 'scheme' | 'host' | 'port' | 'transport' | 'credentials' | 'known' | 'full';

export type OwnServer = { url: string; username: string; credential: string };

/** `stun:host`, `turn:host:3478?transport=udp`, and the same with `s`. @see RFC 7064, section 3.1; RFC 7065, section 3.1 */
const syntax = /^(stuns?|turns?):(\[[\da-f:.]+\]|[^\s:/?#[\]]+)?(?::(\d*))?(\?.*)?$/i;

export function problemOf({ url, username, credential }: OwnServer): ServerProblem | null {
  const text = url.trim();
  if (text === '') return 'empty';
  if (!/^(stuns?|turns?):/i.test(text)) return 'scheme';
  const match = syntax.exec(text);
  const [, scheme = '', host, port, query] = match ?? [];
  if (!match || !host || !isHost(host)) return 'host';
  if (port !== undefined && !(Number(port) >= 1 && Number(port) <= 65_535)) return 'port';
  const isTurn = /^turn/i.test(scheme);
  if (query !== undefined && !(isTurn && /^\?transport=(udp|tcp)$/i.test(query))) return 'transport';
  return isTurn && (username.trim() === '' || credential === '') ? 'credentials' : null;
}

/** More would take a browser minutes to try, and none uses them. */
const mostServers = 20;

/** Why `server` cannot be put into `list`; `null` where it can. */
export function problemInList(server: OwnServer, list: readonly OwnServer[]): ServerProblem | null {
  const isKnown = list.some(({ url }) => url === server.url.trim());
  return problemOf(server) ?? (isKnown ? 'known' : list.length >= mostServers ? 'full' : null);
}

/** An address of IPv6 in brackets, one of IPv4, or a host name as DNS takes it. @see RFC 3986, section 3.2.2; RFC 1123, section 2.1 */
function isHost(host: string): boolean {
  if (host.startsWith('[')) return URL.canParse(`http://${host}`);
  // Digits and dots alone are an address, and have to be a whole one.
  if (/^[\d.]+$/.test(host)) return /^(\d{1,3}\.){3}\d{1,3}$/.test(host) && URL.canParse(`http://${host}`);
  return host.length <= 253 && /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*\.?$/i.test(host);
}

export function isTurnUrl(url: string): boolean {
  return /^turns?:/i.test(url.trim());
}
