import type { Json } from '#labs/model/json.ts';
import {
  relaySocketPath,
  type Known,
  type RelayAnswer,
  type RelayRequest,
  type Topic,
} from '#labs/model/relay/wire.ts';
import { RememberingSocket } from './remembering-socket.ts';

type AnswerOf<T extends RelayAnswer['type']> = Extract<RelayAnswer, { type: T }>;

/** A page on the relay of traces. It remembers what the server said. */
export class RelayPage extends RememberingSocket<RelayAnswer> {
  readonly answers = this.received;

  constructor(server: { port: number }, headers: { [name: string]: string } = {}) {
    super(`ws://127.0.0.1:${server.port}${relaySocketPath}`, headers);
  }

  send(request: RelayRequest | string): Promise<void> {
    return this.putOnceOpen(request);
  }

  /** The first answer of this type, as `first` finds it. */
  answer<T extends RelayAnswer['type']>(
    type: T,
    wanted: (answer: AnswerOf<T>) => boolean = () => true,
  ): Promise<AnswerOf<T>> {
    return this.first((answer): answer is AnswerOf<T> => answer.type === type && wanted(answer as AnswerOf<T>));
  }

  async open(token?: string, key?: string): Promise<Topic & { known: Known | null }> {
    const before = this.answers.length;
    await this.send({ type: 'open', token, key });
    return this.answer('opened', (answer) => this.answers.indexOf(answer) >= before);
  }

  /** Tells the publisher something: `told`, or the code of the refusal. */
  async tell(topic: string, key: string, what: Json): Promise<string> {
    const before = this.answers.length;
    const isOfThis = (answer: RelayAnswer) => this.answers.indexOf(answer) >= before;
    await this.send({ type: 'tell', topic, key, what });
    await this.send({ type: 'ping' });
    await this.answer('pong', isOfThis);
    const refused = this.answers.find((answer) => answer.type === 'refused' && isOfThis(answer));
    return refused?.type === 'refused' ? refused.code : (await this.answer('told', isOfThis)).type;
  }

  async publish(topic: string, epoch: string, from: number, entries: readonly Json[]): Promise<void> {
    await this.send({ type: 'publish', topic, epoch, from, entries });
    await this.answer('published', (answer) => answer.epoch === epoch && answer.length >= from + entries.length);
  }

  /** What was told of the topic, in order, as a page that follows keeps it. */
  log(topic: string): { epoch: string; entries: Json[] } {
    let log: { epoch: string; entries: Json[] } = { epoch: '', entries: [] };
    for (const answer of this.answers) {
      if (answer.type !== 'entries' || answer.topic !== topic) continue;
      if (answer.epoch !== log.epoch) log = { epoch: answer.epoch, entries: [] };
      if (answer.from !== log.entries.length) throw new Error(`${answer.from} after ${log.entries.length}`);
      log.entries.push(...answer.entries);
    }
    return log;
  }

  async has(topic: string, length: number): Promise<readonly Json[]> {
    await this.answer('entries', () => this.log(topic).entries.length >= length);
    return this.log(topic).entries;
  }
}
