import { assign, setup, stateIn, type SnapshotFrom } from 'xstate';
import { LabError, type LabErrorCode } from '../errors.ts';
import type { Json } from '../json.ts';
import type { PeerId } from '../vocabulary.ts';

export type CallMode = 'peerjs' | 'raw';

/** Why something did not work: a code, and what its sentence quotes. */
export type Failure = { code: LabErrorCode; details: Readonly<Record<string, string | number>> };

export type TwoTabEvent =
  /** Go into this room, or into a new one. */
  | { type: 'enter'; room: string | null }
  | { type: 'entered'; room: string; role: PeerId }
  /** Both places are taken; `next` is a free room. */
  | { type: 'room.full'; room: string; next: string }
  | { type: 'refused'; failure: Failure }
  /** `isSame` when it is the tab that was here before, reloaded; `isRecovered` when only the server had been gone. */
  | { type: 'partner.here'; isSame: boolean; isRecovered?: boolean }
  | { type: 'partner.gone' }
  /** The other tab says something beside the call. */
  | { type: 'aside'; aside: Json }
  | { type: 'leave' }
  | { type: 'server.lost' }
  | { type: 'server.found' }
  | { type: 'call'; mode: CallMode }
  /** The other tab calls; this one answers by itself. */
  | { type: 'incoming' }
  | { type: 'connected' }
  /** This side hangs up. */
  | { type: 'hang-up' }
  /** The other side has. */
  | { type: 'ended' }
  | { type: 'failed'; message: string };

export type TwoTabContext = {
  room: string | null;
  role: PeerId;
  next: string | null;
  /** Who came after somebody had gone: the same tab or another; `null` before and once a call begins. */
  back: 'same' | 'other' | null;
  failure: Failure | null;
  /** What the other tab said last in this room, beside the call. */
  aside: Json;
  message: string | null;
};

/**
 * One tab of a call between two: where it stands to its room, to the signaling server and to the call. The three are
 * parallel, since a call outlives both the server and the room. A driver carries out `enterRoom`, `leaveRoom`,
 * `startCall`, `answerCall`, `sayBye`, `sayFailed` and `endCall`.
 */
export const twoTabMachine = setup({
  types: { context: {} as TwoTabContext, events: {} as TwoTabEvent },
  actions: {
    /** What was asked for is kept, to ask for it again. */
    ask: assign({ room: ({ event }) => (event.type === 'enter' ? event.room : null), next: null, failure: null }),
    enterRoom: (_, _params: { room: string | null }) => unprovided('enterRoom'),
    leaveRoom: () => unprovided('leaveRoom'),
    startCall: (_, _params: { mode: CallMode }) => unprovided('startCall'),
    answerCall: () => unprovided('answerCall'),
    sayBye: () => unprovided('sayBye'),
    sayFailed: () => unprovided('sayFailed'),
    endCall: () => unprovided('endCall'),
  },
  guards: { isPolite: ({ context }) => context.role === 'bob' },
}).createMachine({
  id: 'two-tab',
  type: 'parallel',
  context: { room: null, role: 'alice', next: null, back: null, failure: null, aside: null, message: null },
  on: { aside: { actions: assign({ aside: ({ event }) => event.aside }) } },
  states: {
    // First, so that on leaving the call ends while there is still a server to say so.
    call: {
      initial: 'idle',
      on: { leave: { target: '.idle', actions: ['sayBye', 'endCall'] } },
      states: {
        idle: {
          initial: 'none',
          on: {
            call: {
              guard: stateIn({ room: 'together' }),
              target: 'active.calling',
              actions: [
                assign({ message: null, back: null }),
                { type: 'startCall', params: ({ event }) => ({ mode: event.mode }) },
              ],
            },
            incoming: { target: 'active.answering', actions: [assign({ message: null, back: null }), 'answerCall'] },
          },
          states: { none: {}, over: {} },
        },
        active: {
          initial: 'calling',
          on: {
            connected: '.up',
            'hang-up': { target: 'idle.over', actions: ['sayBye', 'endCall'] },
            ended: { target: 'idle.over', actions: 'endCall' },
            // The other side would wait for ever: nothing else tells it.
            failed: {
              target: 'idle.over',
              actions: ['sayFailed', 'endCall', assign({ message: ({ event }) => event.message })],
            },
          },
          states: {
            // Both have called at once: the callee gives way.
            calling: {
              on: {
                incoming: {
                  guard: 'isPolite',
                  target: 'answering',
                  actions: ['endCall', assign({ back: null }), 'answerCall'],
                },
              },
            },
            answering: {
              on: { incoming: { target: 'answering', actions: ['endCall', assign({ back: null }), 'answerCall'] } },
            },
            // The other side begins anew, after a reload for example.
            up: {
              on: { incoming: { target: 'answering', actions: ['endCall', assign({ back: null }), 'answerCall'] } },
            },
          },
        },
      },
    },
    room: {
      initial: 'outside',
      on: {
        leave: {
          target: '.outside',
          actions: [{ type: 'leaveRoom' }, assign({ room: null, next: null, back: null, failure: null, aside: null })],
        },
      },
      states: {
        outside: { on: { enter: { target: 'entering', actions: 'ask' } } },
        entering: {
          entry: { type: 'enterRoom', params: ({ event }) => ({ room: event.type === 'enter' ? event.room : null }) },
          on: {
            entered: {
              target: 'alone',
              actions: assign({ room: ({ event }) => event.room, role: ({ event }) => event.role }),
            },
            'room.full': {
              target: 'full',
              actions: assign({ room: ({ event }) => event.room, next: ({ event }) => event.next }),
            },
            refused: { target: 'refused', actions: assign({ failure: ({ event }) => event.failure }) },
          },
        },
        alone: { on: { 'partner.here': 'together' } },
        together: { on: { 'partner.gone': 'deserted' } },
        /** The other one was here and has gone. */
        deserted: {
          on: {
            'partner.here': {
              target: 'together',
              actions: assign({ back: ({ event }) => (event.isRecovered ? null : event.isSame ? 'same' : 'other') }),
            },
          },
        },
        full: { on: { enter: { target: 'entering', actions: 'ask' } } },
        refused: { on: { enter: { target: 'entering', actions: 'ask' } } },
      },
    },
    server: {
      initial: 'off',
      on: { leave: '.off' },
      states: {
        // Somebody may have left before the answer came.
        off: { on: { entered: { guard: stateIn({ room: 'entering' }), target: 'on' } } },
        on: { on: { 'server.lost': 'lost' } },
        lost: { on: { 'server.found': 'on', entered: 'on' } },
      },
    },
  },
});

export type TwoTabSnapshot = SnapshotFrom<typeof twoTabMachine>;

function unprovided(action: string): never {
  throw new LabError(
    'machine/unprovided-action',
    `No driver carries out "${action}": provide it when the actor is made.`,
  );
}
