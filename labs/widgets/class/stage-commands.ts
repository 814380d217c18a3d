import type { StageCommand } from '#labs/model/class/command.ts';
import type { Moment } from '../hooks/moment.ts';
import { countAfterKey } from '../parts/timeline-layout.ts';
import type { ShownLab } from '../place.ts';
import { findLab, onLab, type LabHandle } from '../registry.ts';

/** More than that nobody asks for while a lab wakes up or takes a step. */
const mostWaiting = 20;
/** After these nobody wants the steps that were asked for before. */
const endsSteps: ReadonlySet<StageCommand['do']> = new Set(['run', 'reset', 'hang-up', 'open']);

/**
 * Carries out what the stage is asked: what comes before there is a lab waits for it, and a step waits for the one before. Anything
 * else is done at once.
 *
 * @param open shows another lab
 */
export function createStageLead(lab: () => ShownLab | null, open: (lab: string, search: string) => void) {
  let waiting: StageCommand[] = [];
  /** The step that is being taken, if one is. */
  let step: object | null = null;

  const go = () => {
    for (let shown = lab(); shown !== null && step === null && waiting.length > 0; shown = lab()) {
      const command = waiting.shift() as StageCommand;
      // What goes wrong the lab says itself.
      const done = carryOut(command, shown, open).catch(() => undefined);
      if (command.do !== 'step') continue;
      const own = {};
      step = own;
      void done.then(() => {
        if (step !== own) return;
        step = null;
        go();
      });
    }
  };
  return {
    take(command: StageCommand) {
      const shown = lab();
      if (shown === null || command.do === 'step') {
        if (waiting.length < mostWaiting) waiting.push(command);
        return go();
      }
      if (endsSteps.has(command.do)) [waiting, step] = [[], null];
      carryOut(command, shown, open).catch(() => undefined);
    },
    /** There may be a lab now. */
    go,
  };
}

async function carryOut(
  command: StageCommand,
  { name, moment }: ShownLab,
  open: (lab: string, search: string) => void,
): Promise<void> {
  switch (command.do) {
    case 'open':
      return open(command.lab, command.search);
    case 'live':
      return moment.go(null);
    case 'back':
      return walk(moment, 'ArrowLeft');
    case 'on':
      return walk(moment, 'ArrowRight');
    case 'step':
      return void (await (await awake(name)).step());
    case 'run':
      return void (await (await awake(name)).run());
    case 'reset':
      moment.go(null);
      return (await awake(name)).reset();
    case 'hang-up':
      return (await awake(name)).hangUp();
  }
}

function walk(moment: Moment, key: 'ArrowLeft' | 'ArrowRight'): void {
  const next = countAfterKey(key, moment.count(), moment.whole.getTrace().events.length);
  if (next !== undefined) moment.go(next);
}

/** A command may come before the lab has made what it works with. */
function awake(name: string): Promise<LabHandle> {
  return new Promise((resolve) => {
    const look = () => {
      const lab = findLab(name);
      if (!lab) return;
      end();
      resolve(lab);
    };
    const end = onLab(look);
    look();
  });
}
