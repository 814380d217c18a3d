import { assign, setup, type SnapshotFrom } from 'xstate';
import { LabError } from '../errors.ts';

export type DirectorEvent =
  /** Carry out all steps that are left. */
  | { type: 'run' }
  /** Carry out the next step only. */
  | { type: 'step' }
  | { type: 'pause' }
  /** How long to wait between steps of a run, in milliseconds; 0 for not at all. */
  | { type: 'pace'; ms: number }
  /** The wait between two steps is over. */
  | { type: 'wait.over' }
  /** Another scenario, with so many steps. Ends the one before. */
  | { type: 'load'; count: number }
  | { type: 'step.done' }
  | { type: 'step.failed'; message: string }
  | { type: 'hang-up' }
  | { type: 'reset' };

/** `next` is the index of the step that is carried out now or next; `count` the number of steps; `pace` in milliseconds. */
export type DirectorContext = { next: number; count: number; playing: boolean; pace: number; failure: string | null };

/**
 * Leads a scenario through its steps, one at a time. It decides, a driver acts: what to do comes out as the actions
 * `carryOut` (the step `next`), `wait` and `stopWaiting` (between two steps), `hangUp` and `release`, and what became of
 * it goes back in as an event. It has no clock.
 */
export const directorMachine = setup({
  types: {
    context: {} as DirectorContext,
    events: {} as DirectorEvent,
    input: {} as { count: number },
  },
  actions: {
    carryOut: (_, _params: { step: number; playing: boolean }) => unprovided('carryOut'),
    wait: (_, _params: { ms: number }) => unprovided('wait'),
    stopWaiting: () => unprovided('stopWaiting'),
    hangUp: () => unprovided('hangUp'),
    release: () => unprovided('release'),
  },
  guards: {
    isLast: ({ context }) => context.next + 1 >= context.count,
    isPlaying: ({ context }) => context.playing,
    isPaced: ({ context }) => context.playing && context.pace > 0,
  },
}).createMachine({
  id: 'director',
  initial: 'ready',
  context: ({ input }) => ({ next: 0, count: input.count, playing: false, pace: 0, failure: null }),
  on: {
    reset: { target: '.ready', actions: [assign({ next: 0, playing: false, failure: null }), { type: 'release' }] },
    load: {
      target: '.ready',
      actions: [
        assign({ next: 0, count: ({ event }) => event.count, playing: false, failure: null }),
        { type: 'release' },
      ],
    },
    pace: { actions: assign({ pace: ({ event }) => event.ms }) },
  },
  states: {
    ready: {
      on: {
        run: { target: 'working', actions: assign({ playing: true }) },
        step: { target: 'working', actions: assign({ playing: false }) },
        'hang-up': { target: 'ended', actions: { type: 'hangUp' } },
      },
    },
    working: {
      entry: {
        type: 'carryOut',
        params: ({ context }) => ({ step: context.next, playing: context.playing }),
      },
      on: {
        run: { actions: assign({ playing: true }) },
        pause: { actions: assign({ playing: false }) },
        'step.done': [
          {
            guard: 'isLast',
            target: 'done',
            actions: assign({ next: ({ context }) => context.count, playing: false }),
          },
          {
            guard: 'isPaced',
            target: 'waiting',
            actions: assign({ next: ({ context }) => context.next + 1 }),
          },
          {
            guard: 'isPlaying',
            target: 'working',
            reenter: true,
            actions: assign({ next: ({ context }) => context.next + 1 }),
          },
          { target: 'ready', actions: assign({ next: ({ context }) => context.next + 1 }) },
        ],
        'step.failed': { target: 'failed', actions: assign({ playing: false, failure: ({ event }) => event.message }) },
        'hang-up': { target: 'ended', actions: { type: 'hangUp' } },
      },
    },
    /** Between two steps of a run that takes its time. */
    waiting: {
      entry: { type: 'wait', params: ({ context }) => ({ ms: context.pace }) },
      exit: { type: 'stopWaiting' },
      on: {
        'wait.over': 'working',
        pause: { target: 'ready', actions: assign({ playing: false }) },
        step: { target: 'working', actions: assign({ playing: false }) },
        pace: { target: 'waiting', reenter: true, actions: assign({ pace: ({ event }) => event.ms }) },
        'hang-up': { target: 'ended', actions: [assign({ playing: false }), { type: 'hangUp' }] },
      },
    },
    /** Every step has been carried out; the call goes on until it is hung up. */
    done: { on: { 'hang-up': { target: 'ended', actions: { type: 'hangUp' } } } },
    failed: { on: { 'hang-up': { target: 'ended', actions: { type: 'hangUp' } } } },
    ended: {
      on: {
        run: { target: 'working', actions: [assign({ next: 0, playing: true, failure: null }), { type: 'release' }] },
        step: { target: 'working', actions: [assign({ next: 0, playing: false, failure: null }), { type: 'release' }] },
      },
    },
  },
});

export type DirectorSnapshot = SnapshotFrom<typeof directorMachine>;

function unprovided(action: string): never {
  throw new LabError(
    'machine/unprovided-action',
    `No driver carries out "${action}": provide it when the actor is made.`,
  );
}
