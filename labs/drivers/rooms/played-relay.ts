import { relayRules, type Client, type RelayRule } from '#labs/model/rooms/relay-rules.ts';
import type { FrameFacts } from '#labs/model/trace.ts';

/** A client of the relay that the lab plays. */
export type PlayedClient = Client & { receive: (frame: FrameFacts) => void };

/**
 * The relay that the lab plays, since the real server cannot be made to do wrong: a message goes from one visitor of this
 * page to others by this rule. Each gets it in a task of its own, as from a socket.
 */
export function playRelay(rule: RelayRule, frame: FrameFacts, sender: Client, clients: readonly PlayedClient[]): void {
  const { id, room } = sender;
  for (const reader of relayRules[rule](frame, { id, room }, clients)) {
    const client = clients.find((each) => each.id === reader.id);
    setTimeout(() => client?.receive(frame));
  }
}
