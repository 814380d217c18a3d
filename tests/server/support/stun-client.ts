import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { wire } from 'turn-server';
import { onTestFinished } from 'vitest';
import type { LinkFacts } from './turn-page.ts';

export type StunAnswer = { isError: boolean; code: number | null; get: (type: number) => unknown };
type Attribute = { type: number; value: unknown };
type Key = { username: string; password: string; realm: string };

/** The part of the package's codec that is used here: bytes, not behaviour. */
type Codec = {
  METHOD: Record<
    'BINDING' | 'ALLOCATE' | 'REFRESH' | 'SEND' | 'CREATE_PERMISSION' | 'CHANNEL_BIND' | 'CONNECT',
    number
  >;
  CLASS: Record<'REQUEST' | 'INDICATION' | 'SUCCESS' | 'ERROR', number>;
  ATTR: Readonly<Record<string, number>>;
  encode_message: (message: object) => { buf: Uint8Array; transactionId: Uint8Array };
  decode_message: (
    bytes: Uint8Array,
  ) => { cls: number; transactionId: Uint8Array; getAttribute: (type: number) => unknown } | null;
  encode_channel_data: (channel: number, data: Uint8Array) => Uint8Array;
  compute_long_term_key: (username: string, realm: string, password: string) => Uint8Array;
};
export const codec = wire as unknown as Codec;
const { METHOD, CLASS, ATTR } = codec;
const attribute = (name: string, value: unknown): Attribute => ({ type: ATTR[name] ?? 0, value });
export const retryMs = 200;

/** A client of the STUN and TURN server on a UDP socket of its own. Requests are sent again until they are answered. */
export class StunClient {
  readonly socket: Socket;
  readonly received: Buffer[] = [];
  readonly #link: LinkFacts;
  readonly #answers = new Map<string, (bytes: Buffer) => void>();
  #nonce: unknown = null;

  private constructor(socket: Socket, link: LinkFacts) {
    this.socket = socket;
    this.#link = link;
    socket.on('message', (bytes) => {
      const isStun = (bytes[0] ?? 0xff) < 4;
      const known = this.#answers.get(bytes.subarray(8, 20).toString('hex'));
      if (isStun && known) known(bytes);
      else this.received.push(bytes);
    });
    onTestFinished(() => this.close());
  }

  static async open(link: LinkFacts): Promise<StunClient> {
    const socket = createSocket('udp4');
    socket.bind({ address: link.host, port: 0 });
    await once(socket, 'listening');
    return new StunClient(socket, link);
  }

  close(): void {
    try {
      this.socket.close();
    } catch {
      // Closed before.
    }
  }

  raw(bytes: Uint8Array): void {
    this.socket.send(bytes, this.#link.port, this.#link.host);
  }

  /** One request with exactly these attributes, signed where there is a key. */
  async request(method: number, attributes: readonly Attribute[] = [], key: Key | null = null): Promise<StunAnswer> {
    const signing =
      key === null
        ? []
        : [attribute('USERNAME', key.username), attribute('REALM', key.realm), attribute('NONCE', this.#nonce)];
    const { buf, transactionId } = codec.encode_message({
      method,
      cls: CLASS.REQUEST,
      attributes: [...attributes, ...signing],
      key: key && codec.compute_long_term_key(key.username, key.realm, key.password),
      fingerprint: true,
    });
    const id = Buffer.from(transactionId).toString('hex');
    const bytes = await new Promise<Buffer>((resolve) => {
      const timer = setInterval(() => this.raw(buf), retryMs);
      this.#answers.set(id, (answer) => {
        clearInterval(timer);
        resolve(answer);
      });
      this.socket.once('close', () => clearInterval(timer));
      this.raw(buf);
    });
    const decoded = codec.decode_message(bytes);
    const error = decoded?.getAttribute(ATTR['ERROR_CODE'] ?? 0) as { code: number } | null;
    if (decoded && error?.code === 401) this.#nonce = decoded.getAttribute(ATTR['NONCE'] ?? 0);
    return {
      isError: decoded?.cls === CLASS.ERROR,
      code: error?.code ?? null,
      get: (type) => decoded?.getAttribute(type),
    };
  }

  /** With credentials, after the challenge that every first request gets. */
  async ask(
    method: number,
    attributes: readonly Attribute[] = [],
    credentials: Partial<LinkFacts> = {},
  ): Promise<StunAnswer> {
    const { username, credential } = { ...this.#link, ...credentials };
    if (this.#nonce === null) await this.request(method, attributes);
    return this.request(method, attributes, { username, password: credential, realm: 'icebreaker' });
  }

  binding = (): Promise<StunAnswer> => this.request(METHOD.BINDING);
  allocate = (more: readonly Attribute[] = [], credentials: Partial<LinkFacts> = {}): Promise<StunAnswer> =>
    this.ask(METHOD.ALLOCATE, [attribute('REQUESTED_TRANSPORT', 17), ...more], credentials);
  permit = (ip: string): Promise<StunAnswer> =>
    this.ask(METHOD.CREATE_PERMISSION, [attribute('XOR_PEER_ADDRESS', { ip, port: 0 })]);
  bindChannel = (channel: number, ip: string, port: number): Promise<StunAnswer> =>
    this.ask(METHOD.CHANNEL_BIND, [attribute('CHANNEL_NUMBER', channel), attribute('XOR_PEER_ADDRESS', { ip, port })]);
  refresh = (lifetime: number): Promise<StunAnswer> => this.ask(METHOD.REFRESH, [attribute('LIFETIME', lifetime)]);

  /** Data through the relay, without a channel. */
  sendTo(ip: string, port: number, data: string): void {
    const attributes = [attribute('XOR_PEER_ADDRESS', { ip, port }), attribute('DATA', Buffer.from(data))];
    this.raw(codec.encode_message({ method: METHOD.SEND, cls: CLASS.INDICATION, attributes, fingerprint: false }).buf);
  }
}

export function relayedOf(answer: StunAnswer): { ip: string; port: number } {
  return answer.get(ATTR['XOR_RELAYED_ADDRESS'] ?? 0) as { ip: string; port: number };
}

export function mappedOf(answer: StunAnswer): { ip: string; port: number } {
  return answer.get(ATTR['XOR_MAPPED_ADDRESS'] ?? 0) as { ip: string; port: number };
}

export { attribute };
