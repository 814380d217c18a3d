import { isFor, parseEnvelope, writeEnvelope, type Envelope } from '#labs/model/mesh/envelope.ts';

/** One peer's end of a way on which everybody hears everybody. */
export type Broadcast = {
  post: (envelope: Envelope) => void;
  /** Hands over what is for this peer, until it is closed. */
  receive: (listener: (envelope: Envelope) => void) => void;
  close: () => void;
};

/**
 * A way between all pages of this origin in one browser, and between peers of one page: each has an end of its own. Nothing
 * leaves the browser. What somebody else writes there and is no message of a mesh is passed over.
 *
 * @see https://html.spec.whatwg.org/multipage/web-messaging.html#broadcasting-to-other-browsing-contexts
 */
export function openBroadcast(room: string, me: string): Broadcast {
  const channel = new BroadcastChannel(`icebreaker-mesh-${room}`);
  return {
    post: (envelope) => channel.postMessage(writeEnvelope(envelope)),
    receive(listener) {
      channel.onmessage = ({ data }) => {
        const envelope = parseEnvelope(data);
        if (envelope && isFor(envelope, me)) listener(envelope);
      };
    },
    close: () => channel.close(),
  };
}
