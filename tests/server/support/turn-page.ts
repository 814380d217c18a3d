import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { IceServer, TurnAnswer, TurnEvent, TurnRequest } from '#labs/model/turn-wire.ts';
import { turnSocketPath } from '#labs/model/turn-wire.ts';
import type { RunningServer } from '#peer-server/create-server.ts';

export type LinkFacts = { host: string; port: number; username: string; credential: string; iceServers: IceServer[] };

/** A page that asks for STUN and TURN. It remembers what the server said. */
export class TurnPage {
  readonly answers: TurnAnswer[] = [];
  closeCode: number | null = null;
  readonly socket: WebSocket;
  readonly #waiting: (() => void)[] = [];

  constructor(server: RunningServer, headers: { [name: string]: string } = {}, host = '127.0.0.1') {
    this.socket = new WebSocket(`ws://${host}:${server.port}${turnSocketPath}`, { headers });
    this.socket.on('message', (data: Buffer) => {
      this.answers.push(JSON.parse(data.toString()) as TurnAnswer);
      this.#wake();
    });
    this.socket.on('error', () => undefined);
    this.socket.on('close', (code) => {
      this.closeCode = code;
      this.#wake();
    });
    onTestFinished(() => this.socket.terminate());
  }

  async send(request: TurnRequest | string): Promise<void> {
    if (this.socket.readyState === WebSocket.CONNECTING) await once(this.socket, 'open');
    this.socket.send(typeof request === 'string' ? request : JSON.stringify(request));
  }

  /** The first answer, also an earlier one, for which this holds. Fails when the socket closes instead. */
  async answer(wanted: (answer: TurnAnswer) => boolean): Promise<TurnAnswer> {
    for (;;) {
      const found = this.answers.find(wanted);
      if (found !== undefined) return found;
      if (this.closeCode !== null) throw new Error(`closed with ${this.closeCode} instead`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async link(name: string): Promise<LinkFacts> {
    await this.send({ type: 'link', link: name });
    const answer = await this.answer(({ type, link }) => type === 'linked' && link === name);
    if (answer.type !== 'linked') throw new Error('not linked');
    const { iceServers } = answer;
    const turn = iceServers.at(-1);
    const [, host = '', port = ''] = /^turn:([^:?]+):(\d+)/.exec(turn?.urls[0] ?? '') ?? [];
    const { username = '', credential = '' } = turn ?? {};
    return { host, port: Number(port), username, credential, iceServers };
  }

  /** What the server has told of this link, in order. */
  events(name: string): TurnEvent[] {
    return this.answers.flatMap((answer) => (answer.type === 'happened' && answer.link === name ? [answer.event] : []));
  }

  happened(name: string, type: TurnEvent['type']): Promise<TurnAnswer> {
    return this.answer((answer) => answer.type === 'happened' && answer.link === name && answer.event.type === type);
  }

  refused(): Promise<TurnAnswer> {
    return this.answer(({ type }) => type === 'refused');
  }

  async closed(): Promise<number> {
    while (this.closeCode === null) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.closeCode;
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
