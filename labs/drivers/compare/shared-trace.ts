import type { RelaySocket } from '../relay/relay-socket.ts';
import { publish, type Publishing, type PublishingState } from '../relay/publish.ts';
import { logOfTrace } from '../relay/trace-log.ts';
import type { TraceSource } from '../trace-store.ts';

export type SharedTrace = {
  /** Of the topic, once the server has given one; `null` while nothing is shared. */
  topic: () => string | null;
  token: () => string | null;
  state: () => PublishingState;
  start: () => void;
  /** The server forgets it. */
  end: () => void;
  /** As when the page goes: what was shared stays until it comes back. */
  stop: () => void;
};

/** This tab's trace under a topic of its own, as long as somebody asks for it. `onChange` hears of the topic and the state. */
export function createSharedTrace(
  relay: () => RelaySocket,
  own: TraceSource,
  kept: string | null,
  onChange: () => void,
): SharedTrace {
  let token = kept;
  let topic: string | null = null;
  let state: PublishingState = 'waiting';
  let publishing: Publishing | null = null;
  let endPoking = () => {};
  const forget = () => {
    endPoking();
    [publishing, topic, state] = [null, null, 'waiting'];
  };
  return {
    topic: () => topic,
    token: () => token,
    state: () => state,
    start() {
      if (publishing) return;
      const begun = publish(relay(), {
        token: token ?? undefined,
        log: logOfTrace(own),
        onTopic(made) {
          ({ topic, token } = made);
          onChange();
        },
        onState(next) {
          state = next;
          onChange();
        },
      });
      publishing = begun;
      endPoking = own.subscribe(begun.poke);
    },
    end() {
      if (!publishing) return;
      publishing.end();
      forget();
      // A topic that has ended is not opened again: whoever knew it would go on hearing.
      token = null;
    },
    stop() {
      publishing?.stop();
      forget();
    },
  };
}
