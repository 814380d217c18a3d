import type { Impairment } from '#labs/model/network/impairment.ts';
import { unimpaired } from '#labs/model/network/impairment.ts';
import type { ImpairedPath } from '#labs/model/network/impaired-path.ts';
import { createImpairedPath } from '#labs/model/network/impaired-path.ts';
import { flowOf } from './flow.ts';

/** Takes a packet along; `deliver` is called at its end, at once, later or never. */
type Carry = (datagram: Buffer, deliver: () => void) => void;

export type ImpairedWay = { set: (impairment: Impairment) => void; up: Carry; down: Carry; close: () => void };

/** Packets of one direction on their way at once. A second of traffic is a few hundred; more are dropped. */
const maxWaiting = 10_000;

/** Carries packets through a bad network, both ways, in real time. Without an impairment nothing waits. */
export function createImpairedWay(now: () => number): ImpairedWay {
  let impairment = unimpaired;
  const up = createLane(createImpairedPath('up'), () => impairment, now);
  const down = createLane(createImpairedPath('down'), () => impairment, now);
  return {
    set: (next) => void (impairment = next),
    up: up.carry,
    down: down.carry,
    close() {
      up.close();
      down.close();
    },
  };
}

/** One timer for the first in the queue, since timers of unlike lengths would let packets overtake each other. */
function createLane(path: ImpairedPath, settings: () => Impairment, now: () => number) {
  const queue: { out: number; deliver: () => void }[] = [];
  let timer: NodeJS.Timeout | null = null;

  const wake = () => {
    timer = null;
    const at = now();
    while (queue[0] !== undefined && queue[0].out <= at) queue.shift()?.deliver();
    schedule();
  };
  const schedule = () => {
    const [first] = queue;
    if (timer === null && first !== undefined) timer = setTimeout(wake, Math.max(0, first.out - now()));
  };
  const carry: Carry = (datagram, deliver) => {
    const at = now();
    const out = path({ at, bytes: datagram.length, flow: flowOf(datagram) }, settings());
    if (out === null || queue.length >= maxWaiting) return;
    if (out <= at && queue.length === 0) return deliver();
    queue.push({ out, deliver });
    schedule();
  };
  return {
    carry,
    close() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      queue.length = 0;
    },
  };
}
