import type { Json } from '#labs/model/json.ts';
import type { Known } from '#labs/model/relay/wire.ts';
import type { RelaySocket } from './relay-socket.ts';

export type FollowingParts = {
  /** Each entry once and in order. `from` 0 begins anew. */
  onEntries: (entries: readonly Json[], from: number) => void;
  /** Whether the publisher is connected. */
  onPresence?: (isHere: boolean) => void;
  /** The publisher has ended it. The same topic may begin anew. */
  onEnded?: () => void;
  /** Whether we hear of what is new. */
  onConnection?: (isConnected: boolean) => void;
};

/** Follows a topic until the returned function is called. After a time without the server it goes on where it was. */
export function follow(socket: RelaySocket, topic: string, parts: FollowingParts): () => void {
  let known: Known | null = null;
  const ask = () => socket.send({ type: 'follow', topic, known });
  const ends = [
    socket.onAnswer((answer) => {
      if (!('topic' in answer) || answer.topic !== topic) return;
      if (answer.type === 'presence') parts.onPresence?.(answer.isHere);
      if (answer.type === 'ended') {
        known = null;
        parts.onEnded?.();
        // The server still believes that we have what it has forgotten.
        ask();
      }
      if (answer.type !== 'entries') return;
      const { epoch, from, entries } = answer;
      const length = known?.epoch === epoch ? known.length : 0;
      const isAnew = from === 0 && known?.epoch !== epoch;
      if (!isAnew && from !== length) return ask();
      known = { epoch, length: from + entries.length };
      parts.onEntries(entries, from);
    }),
    socket.onOpen(() => {
      ask();
      parts.onConnection?.(true);
    }),
    socket.onLost(() => parts.onConnection?.(false)),
  ];
  return () => {
    ends.forEach((end) => end());
    socket.send({ type: 'unfollow', topic });
  };
}
