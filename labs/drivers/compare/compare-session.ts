import { readAside, type TabLife } from '#labs/model/compare/aside.ts';
import { hearClock, sayClock, type HeardClocks } from '#labs/model/compare/clock-words.ts';
import type { Aligned } from '#labs/model/compare/live-merge.ts';
import {
  beatMs,
  isAsking,
  lifeOf,
  noOtherTab,
  stepOtherTab,
  type News,
  type OtherLife,
} from '#labs/model/compare/other-tab.ts';
import type { LabError } from '#labs/model/errors.ts';
import type { Json } from '#labs/model/json.ts';
import { emptyTrace } from '#labs/model/trace.ts';
import { randomId } from '../random-id.ts';
import type { PublishingState } from '../relay/publish.ts';
import { createRelaySocket, type RelaySocket } from '../relay/relay-socket.ts';
import { follow } from '../relay/follow.ts';
import { createFollowedTrace } from '../relay/followed-trace.ts';
import type { TwoTabSession } from '../two-tab-session.ts';
import { keepCompare, takeKeptCompare } from './kept-compare.ts';
import { createMergedSource, type MergedSource } from './merged-source.ts';
import { createSharedTrace } from './shared-trace.ts';

/** Where this tab stands with the other one. */
export type CompareState = {
  /** This tab shows both sides. */
  isComparing: boolean;
  /** The other tab asks to see this one's side. */
  isAsked: boolean;
  /** The person here does not want that. */
  isDeclined: boolean;
  /** What becomes of this tab's trace, while it is shared. */
  sharing: PublishingState | null;
  other: OtherLife;
  hasReloaded: boolean;
  aligned: Aligned;
  /** What came from the other tab cannot be read. */
  damage: LabError | null;
};

export type CompareSession = {
  /** Both sides on one clock, while this tab compares. */
  source: MergedSource;
  state: () => CompareState;
  subscribe: (listener: () => void) => () => void;
  setComparing: (isComparing: boolean) => void;
  setDeclined: (isDeclined: boolean) => void;
};

/**
 * Both sides of a call in one tab: tells the other tab what is wanted, shares this tab's trace when it is asked, and merges
 * the other's into it. All of it travels beside the call, over the server. Ends with `signal`.
 */
export function createCompareSession(tab: TwoTabSession, signal: AbortSignal): CompareSession {
  const { store, actor } = tab;
  const room = () => actor.getSnapshot().context.room;
  const listeners = new Set<() => void>();
  const page = randomId();
  const kept = takeKeptCompare(room() ?? '');
  let isComparing = false;
  let isDeclined = kept?.isDeclined ?? false;
  let other = noOtherTab;
  /** The ways of this tab to the server: of its room, and of what it follows. */
  let hasServer = true;
  let hasRelay = true;
  let clocks: HeardClocks | null = null;
  let damage: LabError | null = null;
  let frozen = false;
  let relaySocket: RelaySocket | null = null;
  let followed: { topic: string; end: () => void } | null = null;
  let beat: ReturnType<typeof setInterval> | undefined;
  let wokenAt = performance.now();
  let shown: CompareState | null = null;

  const relay = () => {
    relaySocket ??= createRelaySocket(signal);
    return relaySocket;
  };
  const shared = createSharedTrace(relay, store, kept?.token ?? null, () => {
    tell();
    announce();
  });
  const merged = createMergedSource(store, signal);

  const life = (): TabLife => (frozen ? 'frozen' : document.hidden ? 'hidden' : 'shown');
  const ownClock = () => {
    const { startedAt, events } = store.getTrace();
    return events.length === 0 ? null : { of: startedAt, at: store.elapsed() };
  };
  const tell = () => {
    if (!other.isInRoom) return;
    const own = ownClock();
    const clock = own && sayClock(clocks, own);
    tab.tellAside({ page, asks: isComparing, topic: shared.topic(), declines: isDeclined, life: life(), clock });
  };
  const isAsked = () => isAsking(other, performance.now());
  const news = (what: News) => {
    other = stepOtherTab(other, what);
    settle();
  };
  /** Does what follows from what is known now. */
  const settle = () => {
    if (!isAsked()) shared.end();
    else if (!isDeclined && other.isInRoom) shared.start();
    const topic = isComparing ? (other.said?.topic ?? null) : null;
    // What was seen stays until there is something else, or until it is not to be seen: half of another call would mislead.
    const isOver = !isComparing || (other.said?.declines ?? false);
    if (topic !== followed?.topic && (topic !== null || isOver)) {
      followed?.end();
      followed = topic === null ? null : followTopic(topic);
    }
    // Nobody compares: nothing beats.
    const isActive = isComparing || isAsked();
    if (isActive && beat === undefined) {
      wokenAt = performance.now();
      beat = setInterval(pulse, beatMs / 2);
    } else if (!isActive) {
      clearInterval(beat);
      beat = undefined;
    }
    announce();
  };
  const followTopic = (topic: string) => {
    const trace = createFollowedTrace(emptyTrace('', ''), (error) => {
      damage = error;
      announce();
    });
    damage = null;
    merged.setOther(trace);
    hasRelay = true;
    const unfollow = follow(relay(), topic, {
      onEntries(entries, from) {
        if (from === 0) damage = null;
        trace.take(entries, from);
      },
      onPresence: (isHere) => news({ type: 'publisher', isHere, at: performance.now() }),
      onConnection(isThere) {
        hasRelay = isThere;
        hearOurWay();
      },
    });
    return {
      topic,
      end() {
        unfollow();
        merged.setOther(null);
      },
    };
  };
  const hearOurWay = () => {
    const isOpen = hasServer && hasRelay;
    if (isOpen !== other.isOurWayOpen) news({ type: 'our-way', isOpen, at: performance.now() });
  };
  let isOff = false;
  const pulse = () => {
    const at = performance.now();
    // This tab has slept itself; what the other said meanwhile comes now.
    if (at - wokenAt > beatMs) news({ type: 'slept', at });
    wokenAt = at;
    isOff = !isOff;
    if (isOff) tell();
    // Who has gone for longer than a reload takes asks for nothing any more.
    settle();
  };
  const announce = () => {
    const next: CompareState = {
      ...{ isComparing, isAsked: isAsked(), isDeclined, damage },
      sharing: isAsked() && !isDeclined ? shared.state() : null,
      other: lifeOf(other, performance.now()),
      hasReloaded: other.hasReloaded,
      aligned: merged.aligned(),
    };
    if (shown !== null && isEqual(next, shown)) return;
    shown = next;
    for (const listener of [...listeners]) listener();
  };

  let heard: Json = null;
  const hear = () => {
    const said = actor.getSnapshot().context.aside;
    if (said === heard) return;
    heard = said;
    const aside = readAside(said);
    if (!aside) return;
    const own = ownClock();
    if (own && aside.clock) merged.setHeard((clocks = hearClock(clocks, aside.clock, own)));
    news({ type: 'said', aside, at: performance.now() });
  };
  const look = () => {
    const now = actor.getSnapshot();
    if (now.matches({ room: 'outside' })) {
      // Who leaves has nothing more to say here, and is asked nothing.
      shared.end();
      isComparing = isDeclined = false;
      other = noOtherTab;
      clocks = null;
      return settle();
    }
    // While the server is gone nobody knows who is in the room.
    hasServer = !now.matches({ server: 'lost' });
    hearOurWay();
    if (!hasServer) return;
    const isInRoom = now.matches({ room: 'together' });
    if (isInRoom === other.isInRoom) return;
    news({ type: 'room', isInRoom, isAnother: now.context.back === 'other', at: performance.now() });
    // Whoever has come, or come back, knows nothing of us.
    tell();
  };
  const freeze = (isFrozen: boolean) => () => {
    frozen = isFrozen;
    tell();
  };
  const options = { signal };
  document.addEventListener('visibilitychange', tell, options);
  document.addEventListener('freeze', freeze(true), options);
  document.addEventListener('resume', freeze(false), options);
  const end = merged.subscribe(announce);
  const watching = actor.subscribe(() => {
    look();
    hear();
  });
  signal.addEventListener(
    'abort',
    () => {
      const current = room();
      if (current !== null) keepCompare({ room: current, token: shared.token(), isDeclined }, isComparing);
      shared.stop();
      clearInterval(beat);
      followed?.end();
      watching.unsubscribe();
      end();
    },
    { once: true },
  );
  look();
  hear();
  return {
    source: merged,
    state() {
      if (shown === null) announce();
      return shown as CompareState;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setComparing(next) {
      isComparing = next;
      settle();
      tell();
    },
    setDeclined(next) {
      isDeclined = next;
      if (next) shared.end();
      settle();
      tell();
    },
  };
}

function isEqual(one: CompareState, other: CompareState): boolean {
  return (Object.keys(one) as (keyof CompareState)[]).every((key) => one[key] === other[key]);
}
