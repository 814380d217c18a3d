/** What a relay has to know of a client: its id, and the room it sits in. */
export type Client = { readonly id: string; readonly room: string };
type Message = { readonly type: string; readonly dst: string | null };

// #region relay-room
/** To the other one in the room, and only if it is the one the message is for. */
export function relayToRoom(message: Message, sender: Client, clients: readonly Client[]): readonly Client[] {
  return clients.filter(({ id, room }) => room === sender.room && id !== sender.id && id === message.dst);
}
// #endregion

// #region relay-everyone
/** `socket.broadcast.emit('message', message)`: to all who are connected, in whichever room they are. */
export function relayToEveryone(_message: Message, sender: Client, clients: readonly Client[]): readonly Client[] {
  return clients.filter(({ id }) => id !== sender.id);
}
// #endregion

// #region relay-known-types
/** Whoever wrote this thought of two kinds of message. The candidates are a third. */
export function relayKnownTypes(message: Message, sender: Client, clients: readonly Client[]): readonly Client[] {
  if (message.type !== 'OFFER' && message.type !== 'ANSWER') return [];
  return relayToRoom(message, sender, clients);
}
// #endregion

/** The relays that the lab can play in the place of the real server. */
export const relayRules = { room: relayToRoom, everyone: relayToEveryone, 'known-types': relayKnownTypes } as const;
export type RelayRule = keyof typeof relayRules;
