import type { Candidate, Description, SignalingMessage } from '#labs/model/trace.ts';
import type { SignalingChannel } from './signaling/channel.ts';

/** What somebody waits for got lost on the way. An application would wait for ever. */
export class MessageLost extends Error {
  override readonly name = 'MessageLost';
  readonly kind: DescriptionKind;
  constructor(kind: DescriptionKind) {
    super(`The ${kind} got lost on its way.`);
    this.kind = kind;
  }
}

type DescriptionKind = 'offer' | 'answer';

/** What the other side has sent, kept until somebody asks for it. */
export type Inbox = {
  /** The next description of this type, as soon as it is here. @throws {MessageLost} once it is known not to come. */
  next: (kind: DescriptionKind) => Promise<Description>;
  /** The channel has lost one: whoever waits for it need not. */
  lose: (kind: DescriptionKind) => void;
  /** Hands over each candidate, those that came before first; `null` ends them. A refusal is in the trace, and no error here. */
  onCandidate: (listener: (candidate: Candidate | null) => Promise<void>) => void;
  /** Called when the other side hangs up. */
  onBye: (listener: () => void) => void;
};

export function createInbox(channel: Pick<SignalingChannel, 'listen'>, signal: AbortSignal): Inbox {
  const queueOf = (kind: DescriptionKind) => queue<Description>(() => new MessageLost(kind), signal);
  const descriptions = { offer: queueOf('offer'), answer: queueOf('answer') };
  const candidates: (Candidate | null)[] = [];
  let handOver: ((candidate: Candidate | null) => void) | undefined;
  let bye = () => {};

  const sort = ({ kind, content }: SignalingMessage) => {
    if (kind === 'offer' || kind === 'answer') descriptions[kind].put(content as Description);
    else if (kind === 'bye') bye();
    else if (kind === 'candidate') {
      if (handOver) handOver(content as Candidate | null);
      else candidates.push(content as Candidate | null);
    }
  };
  channel.listen(sort, signal);
  return {
    next: (kind) => descriptions[kind].take(),
    lose: (kind) => descriptions[kind].lose(),
    onCandidate(listener) {
      handOver = (candidate) => void listener(candidate).catch(() => {});
      candidates.splice(0).forEach(handOver);
    },
    onBye: (listener) => void (bye = listener),
  };
}

type Taker<T> = { resolve: (item: T) => void; reject: (cause: unknown) => void };

function queue<T>(lost: () => Error, signal: AbortSignal) {
  const waiting: Taker<T>[] = [];
  const items: T[] = [];
  let losses = 0;
  return {
    put(item: T) {
      const taker = waiting.shift();
      if (taker) taker.resolve(item);
      else items.push(item);
    },
    lose() {
      const taker = waiting.shift();
      if (taker) taker.reject(lost());
      else losses += 1;
    },
    take: () =>
      new Promise<T>((resolve, reject) => {
        const item = items.shift();
        if (item !== undefined) resolve(item);
        else if (losses > 0) {
          losses -= 1;
          reject(lost());
        } else waiting.push({ resolve, reject });
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      }),
  };
}
