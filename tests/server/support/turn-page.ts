import type { IceServer, TurnAnswer, TurnEvent, TurnRequest } from '#labs/model/turn-wire.ts';
import { turnSocketPath } from '#labs/model/turn-wire.ts';
import type { RunningServer } from '#peer-server/create-server.ts';
import { RememberingSocket } from './remembering-socket.ts';

export type LinkFacts = { host: string; port: number; username: string; credential: string; iceServers: IceServer[] };

/** A page that asks for STUN and TURN. It remembers what the server said. */
export class TurnPage extends RememberingSocket<TurnAnswer> {
  readonly answers = this.received;

  constructor(server: RunningServer, headers: { [name: string]: string } = {}, host = '127.0.0.1') {
    super(`ws://${host}:${server.port}${turnSocketPath}`, headers);
  }

  send(request: TurnRequest | string): Promise<void> {
    return this.putOnceOpen(request);
  }

  answer(wanted: (answer: TurnAnswer) => boolean): Promise<TurnAnswer> {
    return this.first(wanted);
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
}
