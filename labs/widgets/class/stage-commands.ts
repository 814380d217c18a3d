import type { StageCommand } from '#labs/model/class/command.ts';
import type { Moment } from '../hooks/moment.ts';
import { countAfterKey } from '../parts/timeline-layout.ts';
import type { ShownLab } from '../place.ts';
import { findLab, onLab, type LabHandle } from '../registry.ts';

/** @param open shows another lab */
export async function carryOut(
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
