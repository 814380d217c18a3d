import { expect, test, vi } from 'vitest';
import type { FollowedClass } from '#labs/drivers/class/followed-class.ts';
import { noClass, type ClassState } from '#labs/model/class/class-log.ts';
import type { Trace } from '#labs/model/trace.ts';
import { followLab } from '#labs/widgets/class/follow-lab.ts';
import { createMoment } from '#labs/widgets/hooks/moment.ts';
import { plainAddress, type LabAddress } from '#labs/widgets/lab-address.ts';
import { buildTrace, type Fact } from '../../support/build-trace.ts';

const fact: Fact = { type: 'negotiation.needed' };
const traceOf = (length: number) => buildTrace(...Array.from({ length }, () => fact));

/** A class, and a lab on a page that follows it. */
function openFollower() {
  let trace: Trace = traceOf(0);
  let state: ClassState = { ...noClass, lab: 'mesh' };
  let isAround = false;
  let isMoving = false;
  const traceListeners = new Set<() => void>();
  const listeners = new Set<() => void>();
  const announce = () => {
    isMoving = true;
    for (const listener of [...traceListeners, ...listeners]) listener();
    isMoving = false;
  };
  const on = (set: Set<() => void>) => (listener: () => void) => {
    set.add(listener);
    return () => void set.delete(listener);
  };
  const followed: FollowedClass = {
    trace: { getTrace: () => trace, subscribe: on(traceListeners) },
    state: () => state,
    subscribe: on(listeners),
    isMoving: () => isMoving,
    isAround: () => isAround,
    isDamaged: () => false,
    isOver: () => false,
    run: () => 1,
    setAround(next) {
      isAround = next;
      announce();
    },
  };
  const { place, end } = followLab(followed);
  const moment = createMoment(followed.trace);
  let address: LabAddress = plainAddress;
  const change = vi.fn((part: Partial<LabAddress>) => {
    address = { ...address, ...part };
    draw();
  });
  const draw = () => {
    const rest = { isRead: true, problems: [], dismiss: () => {}, linkTo: () => '' };
    place.onLab({ name: 'mesh', moment, address: { address, change, ...rest } });
  };
  draw();
  return {
    moment,
    view: () => address.view,
    fault: () => address.fault,
    isAround: () => isAround,
    backToLive: () => followed.setAround(false),
    /** By the learner's own hand. */
    open: (view: LabAddress['view']) => change({ view }),
    teach(next: Partial<ClassState>, length?: number) {
      if (length !== undefined) trace = traceOf(length);
      state = { ...state, ...next };
      announce();
    },
    grow(length: number) {
      const { events } = traceOf(length);
      trace = { ...trace, events: [...trace.events, ...events.slice(trace.events.length)] };
      announce();
    },
    end,
    listening: () => traceListeners.size + listeners.size,
  };
}

test('a lab shows the moment and the tab that the class is shown', () => {
  const page = openFollower();
  page.teach({}, 5);
  expect(page.moment.count()).toBeNull();
  page.teach({ count: 2, view: 'ladder' });
  expect([page.moment.count(), page.view()]).toEqual([2, 'ladder']);
  page.teach({ count: null, search: 'fault=answer-lost' });
  expect([page.moment.count(), page.view(), page.fault()]).toEqual([null, 'ladder', 'answer-lost']);
  expect(page.isAround()).toBe(false);
});

test('a run that begins anew while the class was in the past is followed', () => {
  const page = openFollower();
  page.teach({ count: 3 }, 5);
  page.teach({ count: null }, 1);
  page.grow(4);
  expect([page.moment.count(), page.isAround()]).toEqual([null, false]);
});

test('who moves the lab looks around and is left alone, until he comes back to what is shown by then', () => {
  const page = openFollower();
  page.teach({}, 5);
  page.moment.go(1);
  expect(page.isAround()).toBe(true);
  page.teach({ count: 4, view: 'sdp' });
  page.grow(8);
  expect([page.moment.count(), page.view()]).toEqual([1, 'happened']);
  page.backToLive();
  expect([page.moment.count(), page.view(), page.isAround()]).toEqual([4, 'sdp', false]);
});

test('who opens another tab looks around too', () => {
  const page = openFollower();
  page.teach({}, 5);
  page.open('sdp');
  expect(page.isAround()).toBe(true);
  page.teach({ count: 2 });
  expect([page.moment.count(), page.view()]).toEqual([null, 'sdp']);
});

test('a tab that this page does not know is the first one', () => {
  const page = openFollower();
  page.teach({ view: 'of-tomorrow' }, 2);
  expect([page.view(), page.isAround()]).toEqual(['happened', false]);
});

test('at the end nothing listens any more', () => {
  const page = openFollower();
  page.end();
  expect(page.listening()).toBe(0);
});
