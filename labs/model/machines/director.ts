import { assign, setup, type SnapshotFrom } from 'xstate';
import { LabError } from '../errors.ts';

export type DirectorEvent =
  /** Carry out all steps that are left. */
  | { type: 'run' }
  /** Carry out the next step only. */
  | { type: 'step' }
  | { type: 'pause' }
  | { type: 'step.done' }
  | { type: 'step.failed'; message: string }
  | { type: 'hang-up' }
  | { type: 'reset' };

/** `next` is the index of the step that is carried out now or next; `count` the number of steps. */
export type DirectorContext = { next: number; count: number; playing: boolean; failure: string | null };

/**
 * Leads a scenario through its steps, one at a time. It decides, a driver acts: what to do comes out as the actions
 * `carryOut` (the step `next`), `hangUp` and `release`, and what became of it goes back in as an event.
 */
export const directorMachine = setup({
  types: {
    context: {} as DirectorContext,
    events: {} as DirectorEvent,
    input: {} as { count: number },
  },
  actions: {
    carryOut: (_, _params: { step: number; playing: boolean }) => unprovided('carryOut'),
    hangUp: () => unprovided('hangUp'),
    release: () => unprovided('release'),
  },
  guards: {
    isLast: ({ context }) => context.next + 1 >= context.count,
    isPlaying: ({ context }) => context.playing,
  },
}).createMachine({
  id: 'director',
  initial: 'ready',
  context: ({ input }) => ({ next: 0, count: input.count, playing: false, failure: null }),
  on: {
    reset: { target: '.ready', actions: [assign({ next: 0, playing: false, failure: null }), { type: 'release' }] },
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
