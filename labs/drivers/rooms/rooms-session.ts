import { nextStep, storySteps } from '#labs/model/rooms/story.ts';
import { visitors, type Visitor } from '#labs/model/rooms/visitors.ts';
import type { RelayRule } from '#labs/model/rooms/relay-rules.ts';
import { requestRoom } from '../room-api.ts';
import { createTraceStore, type TraceStore } from '../trace-store.ts';
import { playRelay, type PlayedClient } from './played-relay.ts';
import { createStory } from './story.ts';
import { createVisitor, type RoomVisitor } from './visitor.ts';

/** `server` is the real one; with a rule the lab plays a relay in its place. */
export type Relay = 'server' | RelayRule;

export type RoomsSession = {
  store: TraceStore;
  /** One more visitor asks for a seat in the first room. Nothing happens when all six are in. */
  add: () => Promise<void>;
  /** This visitor asks for a seat, with the token of the one before if it had one. */
  enter: (name: Visitor) => Promise<void>;
  call: (name: Visitor) => Promise<void>;
  leave: (name: Visitor) => void;
  unplug: (name: Visitor) => void;
  /** An offer to somebody in another room, which no server of rooms may carry. */
  writeToStranger: (name: Visitor) => void;
  /** A frame of a type that there is not. */
  sendNonsense: (name: Visitor) => void;
  setRelay: (relay: Relay) => void;
  /** The next step of the story. Resolves with the number of steps that are done. */
  step: () => Promise<number>;
  stepsLeft: () => number;
  /** Everybody leaves; the trace stays to be read. */
  hangUp: () => void;
  /** The same, and begins with an empty trace and no room. */
  reset: () => void;
};

type Run = {
  life: AbortController;
  all: ReadonlyMap<Visitor, RoomVisitor>;
  story: readonly (() => Promise<void>)[];
  done: number;
};

/** The visitors of one page, each with a socket of its own. Everything ends with `signal`. */
export function createRoomsSession(onProblem: (cause: unknown) => void, signal: AbortSignal): RoomsSession {
  const store = createTraceStore();
  let relay: Relay = 'server';
  let room: string | null = null;
  let run = begin();
  /** One asks for a seat at a time: a seat that is kept for somebody counts as taken. */
  let queue = Promise.resolve();

  function begin(): Run {
    const life = new AbortController();
    const recorders = { alice: store.recorderFor('alice'), bob: store.recorderFor('bob') };
    const doors = new Map<string, string>();
    const clients = () => [...all.values()].flatMap((visitor) => visitor.played() ?? []);
    const play = (frame: Parameters<typeof playRelay>[1], sender: PlayedClient) => {
      if (relay !== 'server') playRelay(relay, frame, sender, clients());
    };
    const port = { recorderFor: (peer: keyof typeof recorders) => recorders[peer], doors, play, onProblem };
    const all = new Map(
      visitors.map((name) => [name, createVisitor(name, { ...port, carrier: () => relay }, life.signal)]),
    );
    const story = createStory({ enter, call, leave, unplug, writeToStranger, sendNonsense }, store, life.signal);
    return { life, all, story: storySteps.map((step) => story[step]), done: 0 };
  }

  function visitor(name: Visitor): RoomVisitor {
    return run.all.get(name) as RoomVisitor;
  }

  function enter(name: Visitor): Promise<void> {
    const { life } = run;
    const entering = queue.then(async () => {
      if (life.signal.aborted || visitor(name).isIn()) return;
      room ??= (await requestRoom(life.signal)).room;
      await visitor(name).enter(room);
    });
    queue = entering.catch(() => {});
    return entering.catch((cause: unknown) => {
      if (!life.signal.aborted) throw cause;
    });
  }

  function call(name: Visitor): Promise<void> {
    return visitor(name).call();
  }

  function leave(name: Visitor): void {
    visitor(name).leave();
  }

  function unplug(name: Visitor): void {
    if (visitor(name).isIn()) visitor(name).unplug();
  }

  function writeToStranger(name: Visitor): void {
    const own = visitor(name).seat();
    const others = [...run.all.values()].filter((each) => each.isIn() && each.seat()?.room !== own?.room);
    const dst = others[0]?.seat()?.id;
    if (own === null || dst === undefined) return;
    const description = { type: 'offer', sdp: 'v=0\r\n' };
    visitor(name).say({ type: 'OFFER', dst, payload: { type: 'raw', message: `${name}-stranger`, description } });
  }

  function sendNonsense(name: Visitor): void {
    visitor(name).say({ type: 'HELLO', payload: 'Is anybody there?' });
  }

  const hangUp = () => {
    for (const each of run.all.values()) each.leave();
  };
  signal.addEventListener('abort', () => run.life.abort(), { once: true });

  return {
    store,
    async add() {
      const next =
        visitors.find((name) => visitor(name).seat() === null) ?? visitors.find((name) => !visitor(name).isIn());
      if (next) await enter(next);
    },
    enter,
    call,
    leave,
    unplug,
    writeToStranger,
    sendNonsense,
    setRelay: (next) => void (relay = next),
    async step() {
      const mine = run;
      mine.done = nextStep(mine.done, (name) => visitor(name).isIn());
      await mine.story[mine.done]?.();
      mine.done = Math.min(mine.done + 1, mine.story.length);
      return mine.done;
    },
    stepsLeft: () => run.story.length - run.done,
    hangUp,
    reset() {
      run.life.abort();
      room = null;
      store.clear();
      run = begin();
    },
  };
}
