import type { Json } from './json.ts';
import { createRenamer, type Renamer } from './rename-addresses.ts';
import { addressClassOf } from './sdp/address-class.ts';
import type { Trace, TraceEvent } from './trace.ts';

/**
 * The same trace without anybody's addresses, wherever they stand: candidates, descriptions, statistics, messages of errors;
 * and without the names of servers. The same address gets the same new name everywhere, of the same class: `192.0.2.1`,
 * `2001:db8::1`, `name-1.local`, `server-1.example`. Loopback and placeholders stay, since everybody has those.
 */
export function redactTrace(trace: Trace): Trace {
  const hosts = new Set<string>();
  for (const event of trace.events) findHosts(event, hosts);
  const rename = createRenamer(hosts);
  return { ...trace, events: trace.events.map((event) => renameIn(event, rename) as TraceEvent) };
}

/** The same value with every text in it renamed. */
export function renameIn(value: Json, rename: Renamer): Json {
  if (typeof value === 'string') return rename(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => renameIn(item, rename));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, renameIn(member, rename)]));
}

/** Collects names of machines: of ICE servers, and of candidates and `c=` and `o=` lines where a name stands for the address. */
function findHosts(value: Json, hosts: Set<string>, member = ''): void {
  if (typeof value === 'string') {
    const found = isUrl(member) ? [hostOf(value)] : namesIn(value);
    for (const host of found) if (isName(host)) hosts.add(host);
  } else if (Array.isArray(value)) {
    value.forEach((item: Json) => findHosts(item, hosts, member));
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, own] of Object.entries(value)) findHosts(own, hosts, name);
  }
}

/** @see https://w3c.github.io/webrtc-pc/#dom-rtciceserver (`urls`, of old `url`), and `url` of a candidate and of its statistics */
function isUrl(member: string): boolean {
  return member === 'urls' || member === 'url';
}

/** Also of what is no good URL, such as one without a scheme. */
function hostOf(url: string): string {
  const [, host = ''] = /^(?:[a-z]+:)?(?:\/\/)?(?:[^@/?#]*@)?([^:/?#\s]*)/i.exec(url) ?? [];
  return /^[a-z]+$/i.test(host) ? '' : host;
}

const nameSyntax = /(?:candidate:\S+ \d+ \S+ \d+|\sraddr|\bIN IP[46]) (\S+)/g;

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(nameSyntax)].map(([, host = '']) => host);
}

/** With a dot in it: a single word, as `localhost`, may stand for many other things in a text. */
function isName(host: string): boolean {
  return host.includes('.') && /^[\w.-]+$/.test(host) && addressClassOf(host) === 'name';
}
