/** Why a server cannot be used as it is written; `null` where it can. Sentences are in `labs/messages`. */
export type ServerProblem = 'empty' | 'scheme' | 'host' | 'port' | 'transport' | 'credentials';

export type OwnServer = { url: string; username: string; credential: string };

/** `stun:host`, `turn:host:3478?transport=udp`, and the same with `s`. @see RFC 7064, section 3.1; RFC 7065, section 3.1 */
const syntax = /^(stuns?|turns?):(\[[\da-f:.]+\]|[^\s:/?#[\]]+)?(?::(\d*))?(\?.*)?$/i;

export function problemOf({ url, username, credential }: OwnServer): ServerProblem | null {
  const text = url.trim();
  if (text === '') return 'empty';
  if (!/^(stuns?|turns?):/i.test(text)) return 'scheme';
  const match = syntax.exec(text);
  const [, scheme = '', host, port, query] = match ?? [];
  if (!match || !host) return 'host';
  if (port !== undefined && !(Number(port) >= 1 && Number(port) <= 65_535)) return 'port';
  const isTurn = /^turn/i.test(scheme);
  if (query !== undefined && !(isTurn && /^\?transport=(udp|tcp)$/i.test(query))) return 'transport';
  return isTurn && (username.trim() === '' || credential === '') ? 'credentials' : null;
}

export function isTurnUrl(url: string): boolean {
  return /^turns?:/i.test(url.trim());
}
