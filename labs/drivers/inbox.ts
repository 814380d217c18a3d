import type { Candidate, Description, SignalingMessage } from '#labs/model/trace.ts';
import type { SignalingChannel } from './signaling/channel.ts';

/** What the other side has sent, kept until somebody asks for it. */
export type Inbox = {
  /** The next description of this type, as soon as it is here. */
  next: (kind: 'offer' | 'answer') => Promise<Description>;
  /** Hands over each candidate, those that came before first; `null` ends them. A refusal is in the trace, and no error here. */
  onCandidate: (listener: (candidate: Candidate | null) => Promise<void>) => void;
  /** Called when the other side hangs up. */
  onBye: (listener: () => void) => void;
};

export function createInbox(channel: SignalingChannel, signal: AbortSignal): Inbox {
  const descriptions = { offer: queue<Description>(signal), answer: queue<Description>(signal) };
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
    onCandidate(listener) {
      handOver = (candidate) => void listener(candidate).catch(() => {});
      candidates.splice(0).forEach(handOver);
    },
    onBye: (listener) => void (bye = listener),
  };
}

function queue<T>(signal: AbortSignal) {
  const waiting: ((item: T) => void)[] = [];
  const items: T[] = [];
  return {
    put(item: T) {
      const taker = waiting.shift();
      if (taker) taker(item);
      else items.push(item);
    },
    take: () =>
      new Promise<T>((resolve, reject) => {
        const item = items.shift();
        if (item !== undefined) resolve(item);
        else waiting.push(resolve);
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      }),
  };
}
