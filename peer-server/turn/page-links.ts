import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Impairment } from '#labs/model/network/impairment.ts';
import type { IceServer, TurnAnswer, TurnRequest } from '#labs/model/turn-wire.ts';
import { turnRequestSchema } from '#labs/model/turn-request.ts';
import { maxLinksPerSocket } from '#labs/model/turn-wire.ts';
import type { Limits } from '../limits.ts';
import { TokenBucket } from '../token-bucket.ts';
import { createCredentials } from './credentials.ts';
import { isTurn, type IceSettings } from './ice-settings.ts';
import type { Link } from './link.ts';
import { openLink } from './link.ts';
import type { Reach } from './reach.ts';

export type PageLinksParts = {
  settings: IceSettings;
  /** Of our own server; made anew each time it starts. */
  secret: string;
  limits: Limits;
  reach: Reach;
  /** Whether one more relayed address may be had, by this page and over all. */
  hasRoom: () => boolean;
  onRelayed: (address: { ip: string; port: number }, isOpen: boolean) => void;
  /** The address of this machine that the page has reached; `null` when there is none to listen on. */
  address: string | null;
  answer: (answer: TurnAnswer) => void;
  report: (error: unknown) => void;
};

/** What one page has asked for about STUN and TURN. `take` never throws. */
export type PageLinks = { take: (text: string) => void; close: () => void };

const realm = 'icebreaker';
/** Where relayed addresses are: the range that is for such things. @see https://www.rfc-editor.org/rfc/rfc8656#section-7.2 */
const ports = [49_152, 65_535] as const;
const eventRate = { burst: 200, perSecond: 50 };

export function createPageLinks(parts: PageLinksParts): PageLinks {
  const { settings, secret, limits, reach, address, answer, report } = parts;
  const links = new Map<string, Slot>();
  const requests = new TokenBucket(limits.turnRequests, performance.now());
  let isClosed = false;

  const refuse = (link: string | null, code: TurnRefusal, message: string) =>
    answer({ type: 'refused', link, code, message });

  const link = async (name: string): Promise<void> => {
    if (links.has(name)) return refuse(name, 'malformed', 'There is a link of this name already.');
    if (links.size >= maxLinksPerSocket)
      return refuse(name, 'too-many', `A page has ${maxLinksPerSocket} links at most.`);
    const id = randomUUID();
    if (settings.servers !== null) {
      links.set(name, { isOurs: false, link: null, impairment: null });
      const iceServers = settings.servers.map((server) => withKey(server, settings.secret, id, limits));
      return answer({ type: 'linked', link: name, iceServers, isOurs: false });
    }
    if (address === null) {
      return refuse(name, 'no-address', 'Our STUN and TURN server cannot be reached from there. Set ICE_SERVERS.');
    }
    const slot: Slot = { isOurs: true, link: null, impairment: null };
    links.set(name, slot);
    const events = new TokenBucket(eventRate, performance.now());
    const opened = await openLink({
      ...{ address, name: id, secret, realm, ports, report },
      allocations: limits.allocationsPerLink,
      hasRoom: parts.hasRoom,
      mayReach: reach.mayReach,
      onRelayed: parts.onRelayed,
      onEvent(event, at) {
        if (!isClosed && events.wait(performance.now()) === 0 && events.spend(performance.now()))
          answer({ type: 'happened', link: name, at, event });
      },
    });
    // It may have been given up meanwhile, and another be opened under its name.
    if (isClosed || links.get(name) !== slot) return opened.close();
    slot.link = opened;
    const where = `${address}:${opened.port}`;
    const key = createCredentials(secret, id, Date.now(), limits.credentialSeconds);
    const iceServers: IceServer[] = [{ urls: [`stun:${where}`] }, { urls: [`turn:${where}?transport=udp`], ...key }];
    answer({ type: 'linked', link: name, iceServers, isOurs: true });
    if (slot.impairment) impair(name, slot, slot.impairment);
  };

  const impair = (name: string, slot: Slot, impairment: Impairment): void => {
    slot.impairment = impairment;
    // One that is still being opened gets it then.
    if (slot.link === null) return;
    slot.link.impair(impairment);
    answer({ type: 'impaired', link: name, impairment });
  };

  const carryOut = (request: TurnRequest): void => {
    const known = links.get(request.link);
    if (request.type === 'link') {
      link(request.link).catch((error: unknown) => {
        report(error);
        links.delete(request.link);
        refuse(request.link, 'no-address', 'No UDP port could be opened for it.');
      });
    } else if (known === undefined) refuse(request.link, 'unknown-link', 'There is no link of this name.');
    else if (request.type === 'unlink') {
      known.link?.close();
      links.delete(request.link);
    } else if (!known.isOurs) refuse(request.link, 'not-ours', 'Only a path over our own server can be made worse.');
    else impair(request.link, known, request.impairment);
  };

  return {
    take(text) {
      if (isClosed) return;
      const now = performance.now();
      if (requests.wait(now) > 0 || !requests.spend(now))
        return refuse(null, 'too-many', 'Too many requests. Wait a second.');
      const request = readRequest(text);
      if (request === null) refuse(null, 'malformed', 'This is no request about STUN or TURN.');
      else carryOut(request);
    },
    close() {
      isClosed = true;
      for (const slot of links.values()) slot.link?.close();
      links.clear();
    },
  };
}

/** A name that is taken. `link` is `null` while it is being opened, and where other servers are used. */
type Slot = { isOurs: boolean; link: Link | null; impairment: Impairment | null };

type TurnRefusal = Extract<TurnAnswer, { type: 'refused' }>['code'];

function readRequest(text: string): TurnRequest | null {
  try {
    const read = v.safeParse(turnRequestSchema, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** A server of somebody else's, with time-limited credentials where they share a secret with us. */
function withKey(server: IceServer, secret: string | null, name: string, limits: Limits): IceServer {
  if (secret === null || server.credential !== undefined || !server.urls.some(isTurn)) return server;
  return { ...server, ...createCredentials(secret, name, Date.now(), limits.credentialSeconds) };
}
