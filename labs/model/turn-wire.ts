// What crosses the socket between a page and the bundled server about STUN and TURN.
import type { Impairment } from './network/impairment.ts';

/** Where the socket is. Everything that was asked for on it ends with it. */
export const turnSocketPath = '/api/turn';

/** Links that one page may have. Each is a way of its own to the STUN and TURN server. */
export const linkNamePattern = /^[a-z]{1,16}$/;
export const maxLinksPerSocket = 4;

/** As the constructor of `RTCPeerConnection` takes it. @see https://w3c.github.io/webrtc-pc/#dom-rtciceserver */
export type IceServer = { urls: string[]; username?: string | undefined; credential?: string | undefined };

/** A transport address, `192.0.2.1:3478` or `[2001:db8::1]:3478`. */
export type TransportAddress = string;

/** TURN requests that can be refused. @see https://www.rfc-editor.org/rfc/rfc8656#section-17 */
export const turnMethods = ['Binding', 'Allocate', 'Refresh', 'CreatePermission', 'ChannelBind', 'Connect'] as const;
export type TurnMethod = (typeof turnMethods)[number];

/** What the server did for one client. */
export type TurnEvent =
  /** A Binding request was answered: this is the address that it came from, as the server sees it. */
  | { type: 'stun.answered'; mapped: TransportAddress }
  /** A request came without credentials, as the first one always does; the 401 says which realm to use them for. */
  | { type: 'turn.challenged'; method: TurnMethod }
  /** `code` is the STUN error code. @see https://www.rfc-editor.org/rfc/rfc8656#section-19 */
  | { type: 'turn.refused'; method: TurnMethod; code: number }
  /** `lifetime` in seconds. */
  | { type: 'turn.allocated'; relayed: TransportAddress; mapped: TransportAddress; lifetime: number }
  /** Packets from this IP address may now come in, and go out to it. */
  | { type: 'turn.permitted'; address: string }
  | { type: 'turn.channel-bound'; channel: number; to: TransportAddress }
  | { type: 'turn.refreshed'; lifetime: number }
  /** Given up by the client, or its time ran out. */
  | { type: 'turn.expired'; relayed: TransportAddress };

/** From the page. */
export type TurnRequest =
  | { type: 'link'; link: string }
  | { type: 'unlink'; link: string }
  | { type: 'impair'; link: string; impairment: Impairment };

/** From the server. */
export type TurnAnswer =
  /** `isOurs` is false where other servers were configured: nobody tells what they do, and their path cannot be impaired. */
  | { type: 'linked'; link: string; iceServers: IceServer[]; isOurs: boolean }
  | { type: 'impaired'; link: string; impairment: Impairment }
  /** `at`: milliseconds since the link was opened, on the server's clock. */
  | { type: 'happened'; link: string; at: number; event: TurnEvent }
  | { type: 'refused'; link: string | null; code: TurnRefusal; message: string };

export type TurnRefusal = 'malformed' | 'too-many' | 'unknown-link' | 'not-ours' | 'no-address';
