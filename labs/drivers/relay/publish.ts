import type { Json } from '#labs/model/json.ts';
import type { Known, RelayAnswer, Topic } from '#labs/model/relay/wire.ts';
import type { RelaySocket } from './relay-socket.ts';

/** What there is to publish: grows at its end, or begins anew with another epoch. */
export type PublishedLog = { epoch: string; entries: readonly Json[] };

/**
 * `waiting` for the server; `replaced` when another page has the topic now, `full` when it holds no more of this epoch, `refused`
 * when the server has no room for one more topic.
 */
export type PublishingState = 'waiting' | 'open' | 'replaced' | 'full' | 'refused';

export type Publishing = {
  /** There may be more in the log. */
  poke: () => void;
  /** Others must show another key from now on. */
  changeKey: () => void;
  /** Followers are told that it is over, and the server forgets it. */
  end: () => void;
  /** As when the page goes: what was published stays for a while. */
  stop: () => void;
};

export type PublishingParts = {
  /** Of an earlier topic, to have it again. */
  token: string | undefined;
  /** `null` while there is none yet. */
  log: () => PublishedLog | null;
  onTopic: (topic: Topic) => void;
  onState: (state: PublishingState) => void;
  /** What a learner tells us; `null` when it is taken back. After each opening the server tells again all that is there. */
  onTile?: (learner: string, tile: Json) => void;
  /** What others must show to tell us something; without it nobody can. */
  key?: () => string;
  /** What somebody tells who has the key. */
  onTold?: (what: Json) => void;
};

/** Characters of one message, well below what the server takes; and messages that may be unanswered. */
const chunkSigns = 60_000;
const mostUnderWay = 4;

/** Publishes a log under a topic of our own, and goes on by itself when the server has been away. */
export function publish(socket: RelaySocket, parts: PublishingParts): Publishing {
  let { token } = parts;
  let topic: string | null = null;
  let isOpen = false;
  let keySaid: string | undefined;
  /** Nothing is published until the server has taken another key. What is under way is answered before that. */
  let isHeld = false;
  /** All before this has been said to the server, answered or not. */
  let said: Known = { epoch: '', length: 0 };
  let underWay = 0;
  let fullEpoch: string | null = null;

  const send = () => {
    while (topic !== null && isOpen && !isHeld && underWay < mostUnderWay) {
      const log = parts.log();
      if (log === null || log.epoch === fullEpoch) return;
      const { epoch, entries } = log;
      // Another epoch is said also while it is empty: followers are to see that the one before is over.
      const isAnew = said.epoch !== epoch;
      if (isAnew) said = { epoch, length: 0 };
      else if (said.length >= entries.length) return;
      const chunk = chunkOf(entries, said.length);
      socket.send({ type: 'publish', topic, epoch, from: said.length, entries: chunk });
      said = { epoch, length: said.length + chunk.length };
      underWay += 1;
    }
  };
  const open = () => {
    keySaid = parts.key?.();
    socket.send({ type: 'open', token, key: keySaid });
  };
  const changeKey = () => {
    if (!isOpen || isHeld || parts.key?.() === keySaid) return;
    isHeld = true;
    open();
  };
  const hear = (answer: RelayAnswer) => {
    if (answer.type === 'opened' && (answer.token === token || token === undefined)) {
      ({ token, topic } = answer);
      [isOpen, isHeld, underWay, fullEpoch] = [true, false, 0, null];
      // Where the server has nothing, an empty log is nothing to say.
      said = answer.known ?? { epoch: parts.log()?.epoch ?? '', length: 0 };
      parts.onTopic({ topic, short: answer.short, token });
      parts.onState('open');
      changeKey();
      send();
      return;
    }
    if (answer.type === 'refused' && !isOpen && answer.topic !== null && answer.topic === (topic ?? answer.topic))
      parts.onState('refused');
    if (!('topic' in answer) || answer.topic === null || answer.topic !== topic) return;
    if (answer.type === 'tile') parts.onTile?.(answer.learner, answer.tile);
    if (answer.type === 'tell') parts.onTold?.(answer.what);
    if (answer.type === 'published') underWay -= 1;
    if (answer.type === 'gap') {
      underWay -= 1;
      // Those after it met the same gap: once they are answered, too, it goes on from where the server is.
      if (underWay === 0) said = { epoch: answer.epoch, length: answer.length };
    }
    // We have opened it before we published: that it is not ours can only mean that it is another's by now.
    const isLost = answer.type === 'refused' && answer.code === 'not-yours' && isOpen;
    if (answer.type === 'replaced' || isLost) {
      stop();
      parts.onState('replaced');
    }
    if (answer.type === 'refused' && answer.code === 'full') {
      underWay = Math.max(underWay - 1, 0);
      fullEpoch = said.epoch;
      parts.onState('full');
    }
    send();
  };
  const ends = [
    socket.onAnswer(hear),
    socket.onOpen(open),
    socket.onLost(() => {
      if (!isOpen) return;
      [isOpen, isHeld] = [false, false];
      parts.onState('waiting');
    }),
  ];
  const stop = () => {
    isOpen = false;
    ends.forEach((end) => end());
  };
  return {
    poke() {
      if (fullEpoch !== null && parts.log()?.epoch !== fullEpoch) {
        fullEpoch = null;
        parts.onState('open');
      }
      send();
    },
    changeKey,
    end() {
      if (topic !== null) socket.send({ type: 'end', topic });
      stop();
    },
    stop,
  };
}

/** As many as fit into one message, one at least. */
function chunkOf(entries: readonly Json[], from: number): readonly Json[] {
  let to = from;
  for (let size = 0; to < entries.length && (to === from || size < chunkSigns); to += 1)
    size += JSON.stringify(entries[to]).length;
  return entries.slice(from, to);
}
