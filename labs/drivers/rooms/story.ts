import { fold } from '#labs/model/fold.ts';
import { noRooms, stepRooms, visitorIn, type RoomsView } from '#labs/model/rooms/rooms-view.ts';
import type { StoryStep } from '#labs/model/rooms/story.ts';
import type { Visitor } from '#labs/model/rooms/visitors.ts';
import type { TraceStore } from '../trace-store.ts';

export type StoryPort = {
  enter: (name: Visitor) => Promise<void>;
  call: (name: Visitor) => Promise<void>;
  leave: (name: Visitor) => void;
  unplug: (name: Visitor) => void;
  writeToStranger: (name: Visitor) => void;
  sendNonsense: (name: Visitor) => void;
};

/** A relay that is wrong never lets a call come up, so nobody waits for it longer than this. */
const patienceMs = 4000;

/** The code of each step. It resolves once the trace shows what the step is for, or patience is over. */
export function createStory(
  { enter, call, leave, unplug, writeToStranger, sendNonsense }: StoryPort,
  store: TraceStore,
  signal: AbortSignal,
): Readonly<Record<StoryStep, () => Promise<void>>> {
  const until = (isSo: (view: RoomsView) => boolean) => untilShown(store, isSo, signal);
  return {
    created: () => enter('Ann'),
    joined: () => enter('Ben'),
    async call() {
      await call('Ann');
      await until((view) => ['Ann', 'Ben'].every((name) => visitorIn(view, name)?.connection === 'connected'));
    },
    full: () => enter('Eve'),
    'second-room': () => enter('Cho'),
    stranger: async () => writeToStranger('Eve'),
    malformed: async () => sendNonsense('Ben'),
    async left() {
      leave('Ben');
      await until((view) => visitorIn(view, 'Ben')?.presence === 'outside');
    },
    again: () => enter('Ben'),
    ghost: async () => unplug('Ben'),
    return: () => enter('Ben'),
  };
}

function untilShown(store: TraceStore, isSo: (view: RoomsView) => boolean, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stop();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const look = () => void (isSo(fold(store.getTrace(), stepRooms, noRooms)) && end());
    const timer = setTimeout(end, patienceMs);
    const stop = store.subscribe(look);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    else look();
  });
}
