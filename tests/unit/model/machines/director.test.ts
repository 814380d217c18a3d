import { expect, test } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { LabError } from '#labs/model/errors.ts';
import { directorMachine, type DirectorEvent, type DirectorSnapshot } from '#labs/model/machines/director.ts';
import { errorOf } from './unprovided.ts';

type Asked = { type: string; params: unknown };

const input = { count: 3 };

/** Where these events lead, and everything that was asked for on the way. */
function play(...events: readonly DirectorEvent[]): { at: DirectorSnapshot; asked: Asked[]; last: Asked[] } {
  let [at] = initialTransition(directorMachine, input);
  const asked: Asked[] = [];
  let last: Asked[] = [];
  for (const event of events) {
    const [next, actions] = transition(directorMachine, at, event);
    at = next;
    last = actions.map(({ type, params }) => ({ type, params }));
    asked.push(...last);
  }
  return { at, asked, last };
}

const run: DirectorEvent = { type: 'run' };
const step: DirectorEvent = { type: 'step' };
const pause: DirectorEvent = { type: 'pause' };
const done: DirectorEvent = { type: 'step.done' };
const failed: DirectorEvent = { type: 'step.failed', message: 'no camera' };
const hangUp: DirectorEvent = { type: 'hang-up' };
const pace = (ms: number): DirectorEvent => ({ type: 'pace', ms });
const waitOver: DirectorEvent = { type: 'wait.over' };
const load = (count: number): DirectorEvent => ({ type: 'load', count });
const reset: DirectorEvent = { type: 'reset' };
const carries = (index: number, playing: boolean): Asked => ({ type: 'carryOut', params: { step: index, playing } });
const waits = (ms: number): Asked => ({ type: 'wait', params: { ms } });
const stopsWaiting: Asked = { type: 'stopWaiting', params: undefined };
const hangsUp: Asked = { type: 'hangUp', params: undefined };
const releases: Asked = { type: 'release', params: undefined };

type Row = {
  when: string;
  events: readonly DirectorEvent[];
  state: string;
  next: number;
  playing?: boolean;
  pace?: number;
  failure?: string;
  asks: readonly Asked[];
};

const rows: readonly Row[] = [
  { when: 'nothing has happened', events: [], state: 'ready', next: 0, asks: [] },
  { when: 'run', events: [run], state: 'working', next: 0, playing: true, asks: [carries(0, true)] },
  {
    when: 'run, and the first step is done',
    events: [run, done],
    state: 'working',
    next: 1,
    playing: true,
    asks: [carries(0, true), carries(1, true)],
  },
  {
    when: 'run, and every step is done',
    events: [run, done, done, done],
    state: 'done',
    next: 3,
    asks: [carries(0, true), carries(1, true), carries(2, true)],
  },
  { when: 'step', events: [step], state: 'working', next: 0, asks: [carries(0, false)] },
  { when: 'step, and it is done', events: [step, done], state: 'ready', next: 1, asks: [carries(0, false)] },
  {
    when: 'step by step to the end',
    events: [step, done, step, done, step, done],
    state: 'done',
    next: 3,
    asks: [carries(0, false), carries(1, false), carries(2, false)],
  },
  { when: 'step again while working', events: [step, step], state: 'working', next: 0, asks: [carries(0, false)] },
  { when: 'pause while running', events: [run, pause], state: 'working', next: 0, asks: [carries(0, true)] },
  {
    when: 'pause while running, then the step is done',
    events: [run, pause, done],
    state: 'ready',
    next: 1,
    asks: [carries(0, true)],
  },
  {
    when: 'pause and run again before the step is done',
    events: [run, pause, run, done],
    state: 'working',
    next: 1,
    playing: true,
    asks: [carries(0, true), carries(1, true)],
  },
  {
    when: 'run while one step is carried out',
    events: [step, run, done],
    state: 'working',
    next: 1,
    playing: true,
    asks: [carries(0, false), carries(1, true)],
  },
  { when: 'pause with nothing to pause', events: [pause], state: 'ready', next: 0, asks: [] },
  {
    when: 'run after a step',
    events: [step, done, run],
    state: 'working',
    next: 1,
    playing: true,
    asks: [carries(0, false), carries(1, true)],
  },
  {
    when: 'a step fails',
    events: [run, done, failed],
    state: 'failed',
    next: 1,
    failure: 'no camera',
    asks: [carries(0, true), carries(1, true)],
  },
  {
    when: 'run after a failure',
    events: [run, failed, run],
    state: 'failed',
    next: 0,
    failure: 'no camera',
    asks: [carries(0, true)],
  },
  { when: 'a step reports when nothing is carried out', events: [done, failed], state: 'ready', next: 0, asks: [] },
  {
    when: 'run when all is done',
    events: [run, done, done, done, run],
    state: 'done',
    next: 3,
    asks: [0, 1, 2].map((index) => carries(index, true)),
  },
  {
    when: 'a paced run, and the first step is done',
    events: [pace(500), run, done],
    state: 'waiting',
    next: 1,
    playing: true,
    pace: 500,
    asks: [carries(0, true), waits(500)],
  },
  {
    when: 'a paced run, and the wait is over',
    events: [pace(500), run, done, waitOver],
    state: 'working',
    next: 1,
    playing: true,
    pace: 500,
    asks: [carries(0, true), waits(500), stopsWaiting, carries(1, true)],
  },
  {
    when: 'a paced run to its end does not wait after the last step',
    events: [pace(500), run, done, waitOver, done, waitOver, done],
    state: 'done',
    next: 3,
    pace: 500,
    asks: [
      ...[carries(0, true), waits(500), stopsWaiting],
      ...[carries(1, true), waits(500), stopsWaiting],
      carries(2, true),
    ],
  },
  {
    when: 'pause while waiting counts at once',
    events: [pace(500), run, done, pause],
    state: 'ready',
    next: 1,
    pace: 500,
    asks: [carries(0, true), waits(500), stopsWaiting],
  },
  {
    when: 'the end of a wait that was paused',
    events: [pace(500), run, done, pause, waitOver],
    state: 'ready',
    next: 1,
    pace: 500,
    asks: [carries(0, true), waits(500), stopsWaiting],
  },
  {
    when: 'step while waiting carries out the next one and no other',
    events: [pace(500), run, done, step, done],
    state: 'ready',
    next: 2,
    pace: 500,
    asks: [carries(0, true), waits(500), stopsWaiting, carries(1, false)],
  },
  {
    when: 'a new pace while waiting begins the wait anew',
    events: [pace(500), run, done, pace(0)],
    state: 'waiting',
    next: 1,
    playing: true,
    asks: [carries(0, true), waits(500), stopsWaiting, waits(0)],
  },
  {
    when: 'a single step, however slow the pace',
    events: [pace(500), step, done],
    state: 'ready',
    next: 1,
    pace: 500,
    asks: [carries(0, false)],
  },
];

test.each(rows)('$when: $state', ({ events, state, next, playing = false, pace: ms = 0, failure = null, asks }) => {
  const { at, asked } = play(...events);
  expect(at.value).toBe(state);
  expect(at.context).toEqual({ next, count: 3, playing, pace: ms, failure });
  expect(asked).toEqual(asks);
});

/** The way into each state. */
const ways: Readonly<Record<string, readonly DirectorEvent[]>> = {
  ready: [],
  working: [run],
  waiting: [pace(500), run, done],
  done: [run, done, done, done],
  failed: [run, failed],
  ended: [run, hangUp],
};
const states = Object.entries(ways).map(([state, way]) => ({ state, way }));

test('there is a way into every state', () => {
  expect(Object.keys(ways).sort()).toEqual(Object.keys(directorMachine.states).sort());
  for (const { state, way } of states) expect(play(...way).at.value).toBe(state);
});

test.each(states.filter(({ state }) => state !== 'ended'))('hang-up in $state ends the call, once', ({ way }) => {
  const { at, last } = play(...way, hangUp);
  expect(at.value).toBe('ended');
  expect(last.filter(({ type }) => type !== 'stopWaiting')).toEqual([hangsUp]);
  expect(play(...way, hangUp, hangUp).last).toEqual([]);
});

test.each(states)('reset in $state releases everything and begins anew', ({ way }) => {
  const { at, last } = play(...way, reset);
  expect(at.value).toBe('ready');
  expect(at.context).toMatchObject({ next: 0, count: 3, playing: false, failure: null });
  expect(last.filter(({ type }) => type !== 'stopWaiting')).toEqual([releases]);
});

test.each(states)('another scenario in $state ends this one and begins with its first step', ({ way }) => {
  const { at, last } = play(...way, load(7));
  expect(at.value).toBe('ready');
  expect(at.context).toMatchObject({ next: 0, count: 7, playing: false, failure: null });
  expect(last.filter(({ type }) => type !== 'stopWaiting')).toEqual([releases]);
});

test('the pace stays through a reset and another scenario', () => {
  expect(play(pace(500), run, reset, load(7)).at.context.pace).toBe(500);
});

test.each([
  { start: run, playing: true },
  { start: step, playing: false },
])('$start.type after the call has ended releases it first, then begins with the first step', ({ start, playing }) => {
  const { at, last } = play(run, done, hangUp, start);
  expect(at.value).toBe('working');
  expect(last).toEqual([releases, carries(0, playing)]);
  expect(at.context).toMatchObject({ next: 0, playing });
});

test('a run that begins after a failed one has no failure', () => {
  expect(play(run, failed, hangUp, run).at.context.failure).toBeNull();
});

test('a late report of a step that was hung up changes nothing', () => {
  expect(play(run, hangUp, done).at.value).toBe('ended');
  expect(play(run, hangUp, failed).at.value).toBe('ended');
  expect(play(run, reset, done).at).toMatchObject({ value: 'ready', context: { next: 0 } });
});

test.each([
  { action: 'carryOut', events: [run] },
  { action: 'hangUp', events: [hangUp] },
  { action: 'release', events: [reset] },
])('$action without a driver is a wiring mistake that names it', ({ action, events }) => {
  const error = errorOf(directorMachine, { input }, ...events);
  if (!(error instanceof LabError)) throw new Error('no LabError');
  expect(error.code).toBe('machine/unprovided-action');
  expect(error.message).toContain(`"${action}"`);
});
