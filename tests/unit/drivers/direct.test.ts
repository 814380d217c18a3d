import { expect, test, vi } from 'vitest';
import { createDirector, type Director, type DirectorPort } from '#labs/drivers/direct.ts';

type Task = { step: number; signal: AbortSignal; finish: () => void; fail: (cause: unknown) => void };

/** Carries out nothing by itself: a step is over when the test says so. */
class Stage implements DirectorPort {
  readonly count = 3;
  readonly log: string[] = [];
  readonly tasks: Task[] = [];
  readonly #waiting: ((task: Task) => void)[] = [];

  carryOut = (step: number, signal: AbortSignal): Promise<void> => {
    this.log.push(`step ${step}`);
    return new Promise<void>((finish, fail) => {
      const task = { step, signal, finish, fail };
      this.tasks.push(task);
      this.#waiting.shift()?.(task);
    });
  };
  hangUp = () => void this.log.push('hang up');
  release = () => void this.log.push('release');

  /** The task that is begun next. */
  next(): Promise<Task> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

function begin(): { stage: Stage; director: Director; end: AbortController; task: (index: number) => Task } {
  const stage = new Stage();
  const end = new AbortController();
  const task = (index: number) => {
    const found = stage.tasks[index];
    if (found === undefined) throw new Error(`task ${index} was never begun`);
    return found;
  };
  return { stage, director: createDirector(stage, end.signal), end, task };
}

/** Finishes the current task and waits for the one after it. */
async function finish(stage: Stage, task: Task): Promise<void> {
  const next = stage.next();
  task.finish();
  await next;
}

test('run carries out every step in order and resolves when all are done', async () => {
  const { stage, director, task } = begin();
  const over = director.run();
  await finish(stage, task(0));
  await finish(stage, task(1));
  task(2).finish();
  expect((await over).value).toBe('done');
  expect(stage.log).toEqual(['step 0', 'step 1', 'step 2']);
});

test('a step is not begun before the one before it is over', async () => {
  const { stage, director, task } = begin();
  void director.run();
  expect(stage.log).toEqual(['step 0']);
  await finish(stage, task(0));
  expect(stage.log).toEqual(['step 0', 'step 1']);
});

test('step carries out one step and resolves when that is over', async () => {
  const { stage, director, task } = begin();
  const over = director.step();
  task(0).finish();
  expect(await over).toMatchObject({ value: 'ready', context: { next: 1 } });
  expect(stage.log).toEqual(['step 0']);
});

test('run after a step carries out what is left', async () => {
  const { stage, director, task } = begin();
  const first = director.step();
  task(0).finish();
  await first;
  const over = director.run();
  await finish(stage, task(1));
  task(2).finish();
  expect((await over).value).toBe('done');
  expect(stage.log).toEqual(['step 0', 'step 1', 'step 2']);
});

test('pause lets the step end that is carried out, and begins no other', async () => {
  const { stage, director, task } = begin();
  const over = director.run();
  director.actor.send({ type: 'pause' });
  task(0).finish();
  expect((await over).value).toBe('ready');
  expect(stage.log).toEqual(['step 0']);
});

test('a paced run waits between steps, and neither before the first nor after the last', async () => {
  vi.useFakeTimers();
  try {
    const { stage, director, task } = begin();
    director.setPace(400);
    const over = director.run();
    for (const step of [0, 1]) {
      task(step).finish();
      await vi.advanceTimersByTimeAsync(399);
      expect(stage.log).toHaveLength(step + 1);
      await vi.advanceTimersByTimeAsync(1);
      expect(stage.log).toHaveLength(step + 2);
    }
    task(2).finish();
    expect((await over).value).toBe('done');
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test.each(['pause', 'reset', 'hang-up'] as const)(
  '%s while waiting counts at once and leaves no timer',
  async (type) => {
    vi.useFakeTimers();
    try {
      const { stage, director, task } = begin();
      director.setPace(400);
      const over = director.run();
      task(0).finish();
      await vi.advanceTimersByTimeAsync(10);
      director.actor.send({ type });
      expect((await over).value).toBe(type === 'hang-up' ? 'ended' : 'ready');
      expect(vi.getTimerCount()).toBe(0);
      expect(stage.log.filter((line) => line.startsWith('step'))).toEqual(['step 0']);
    } finally {
      vi.useRealTimers();
    }
  },
);

test('a new pace counts for the wait that is under way', async () => {
  vi.useFakeTimers();
  try {
    const { stage, director, task } = begin();
    director.setPace(60_000);
    void director.run();
    task(0).finish();
    await vi.advanceTimersByTimeAsync(10);
    director.setPace(0);
    await vi.advanceTimersByTimeAsync(0);
    expect(stage.log).toEqual(['step 0', 'step 1']);
  } finally {
    vi.useRealTimers();
  }
});

test('another scenario releases the one before, and its run has as many steps', async () => {
  const { stage, director, task } = begin();
  const first = director.run();
  director.load(1);
  expect((await first).value).toBe('ready');
  const over = director.run();
  task(1).finish();
  expect((await over).value).toBe('done');
  expect(stage.log).toEqual(['step 0', 'release', 'step 0']);
});

test.each([
  { cause: new DOMException('no camera', 'NotAllowedError'), message: 'no camera' },
  { cause: new TypeError('not a track'), message: 'not a track' },
  { cause: 'a text', message: 'a text' },
])('a step that fails with $cause ends the run with its message', async ({ cause, message }) => {
  const { stage, director, task } = begin();
  const over = director.run();
  task(0).fail(cause);
  expect(await over).toMatchObject({ value: 'failed', context: { failure: message, next: 0 } });
  expect(stage.log).toEqual(['step 0']);
});

test('a step that throws at once fails like one that rejects', async () => {
  const stage = new Stage();
  stage.carryOut = () => {
    throw new Error('at once');
  };
  expect(await createDirector(stage, new AbortController().signal).run()).toMatchObject({
    value: 'failed',
    context: { failure: 'at once' },
  });
});

test('a step that ends at once is as good as one that takes time', async () => {
  const log: number[] = [];
  const port = { count: 4, carryOut: (step: number) => void log.push(step), hangUp: () => {}, release: () => {} };
  expect((await createDirector(port, new AbortController().signal).run()).value).toBe('done');
  expect(log).toEqual([0, 1, 2, 3]);
});

test('hanging up during a step aborts its signal, ends the run and ignores what becomes of the step', async () => {
  const { stage, director, task } = begin();
  const over = director.run();
  director.actor.send({ type: 'hang-up' });
  expect((await over).value).toBe('ended');
  expect(task(0).signal.aborted).toBe(true);
  expect(task(0).signal.reason).toMatchObject({ name: 'AbortError' });
  task(0).fail(task(0).signal.reason);
  await settled();
  expect(director.actor.getSnapshot().value).toBe('ended');
  expect(stage.log).toEqual(['step 0', 'hang up']);
});

test('reset during a step releases everything, and the late end of that step does not count in the next run', async () => {
  const { stage, director, task } = begin();
  const first = director.run();
  director.actor.send({ type: 'reset' });
  expect((await first).value).toBe('ready');
  void director.run();
  task(0).finish();
  await settled();
  expect(director.actor.getSnapshot()).toMatchObject({ value: 'working', context: { next: 0 } });
  expect(task(0).signal.aborted).toBe(true);
  expect(task(1).signal.aborted).toBe(false);
  expect(stage.log).toEqual(['step 0', 'release', 'step 0']);
});

test('a run after a hang-up releases the old call before its first step', async () => {
  const { stage, director, task } = begin();
  const first = director.run();
  director.actor.send({ type: 'hang-up' });
  await first;
  void director.run();
  expect(stage.log).toEqual(['step 0', 'hang up', 'release', 'step 0']);
  expect(task(1).signal.aborted).toBe(false);
});

test('the end of the lab releases everything and ends a run that waits', async () => {
  const { stage, director, end, task } = begin();
  const over = director.run();
  end.abort();
  expect((await over).value).toBe('ready');
  expect(task(0).signal.aborted).toBe(true);
  expect(stage.log).toEqual(['step 0', 'release']);
  expect(director.actor.getSnapshot().status).toBe('stopped');
});

/** Every promise that can settle by itself has, once a macrotask has run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
