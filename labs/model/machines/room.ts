import { setup, type SnapshotFrom } from 'xstate';
import { jump } from './jump.ts';

/**
 * What the server has said of a room, and what the page knows besides: `full` is said to one who asks for a third place,
 * `silent` tells that somebody's cable is out, and `emptied` that nobody is left.
 */
export type RoomEvent = { type: 'created' | 'joined' | 'ready' | 'full' | 'left' | 'silent' | 'emptied' };

/**
 * A room of two, as its server tells of it. State names are the server's own words, but for `free`, where nobody is in it and
 * nothing is stored, and `ghost`: somebody is gone whose seat is still taken, which the server does not know yet. `full`
 * changes nothing for the two inside.
 *
 * The two hear of it on sockets of their own, so what one is told may overtake what the other is; such ways are jumps.
 */
export const roomMachine = setup({ types: { events: {} as RoomEvent } }).createMachine({
  id: 'room',
  initial: 'free',
  // Both may go at once, and who is gone is told nothing.
  on: { emptied: jump('.free') },
  states: {
    free: { on: { created: 'created' } },
    created: { on: { joined: 'joined', silent: 'ghost', emptied: 'free' } },
    joined: { on: { ready: 'ready', left: jump('left'), silent: jump('ghost') } },
    ready: { on: { full: 'ready', left: 'left', silent: 'ghost' } },
    left: { on: { joined: 'joined', ready: jump('ready'), silent: 'ghost', emptied: 'free' } },
    // Found by the pings, or its seat taken back: either way the server tells the other one `left` first.
    ghost: { on: { left: 'left', joined: jump('joined'), created: 'created', emptied: 'free' } },
  },
});

export type RoomSnapshot = SnapshotFrom<typeof roomMachine>;
export type RoomStateName = RoomSnapshot['value'];
