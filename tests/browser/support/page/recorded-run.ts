import { beginLoopbackRun, type LoopbackRun } from '#labs/drivers/loopback-run.ts';
import { createLoopbackSession } from '#labs/drivers/loopback-session.ts';
import type { LoopbackCall, Screen } from '#labs/drivers/participant.ts';
import { toDescription } from '#labs/drivers/to-json.ts';
import type { HealthyRun } from '../healthy-runs.ts';
import { createTraceStore, type TraceStore } from '#labs/drivers/trace-store.ts';
import { parseChannelFault } from '#labs/model/scenarios/channel-faults.ts';
import type { Json } from '#labs/model/json.ts';
import type { FaultId } from '#labs/model/scenarios/fault-ids.ts';
import { loopbackSteps } from '#labs/model/scenarios/loopback-call.ts';
import type { Trace } from '#labs/model/trace.ts';

/** What an event must have at least. */
export type Pattern = { readonly [member: string]: Json | Pattern };

export type RunningCall = {
  /** Where the director stands after all steps: `done` or `failed`, or `working` while one waits. */
  outcome: () => string;
  trace: () => Trace;
  has: (pattern: Pattern) => boolean;
  /** Resolves once there is such an event. */
  until: (pattern: Pattern) => Promise<void>;
  /** Ends the call and gives everything back. */
  end: () => void;
};

const look = { colour: '#7bd3ff', pitch: 220 };
const looks = { alice: { name: 'Alice', ...look }, bob: { name: 'Bob', ...look } };

/** Runs a call of the loopback lab with this fault, or with these rules for its channel. Resolves when the director rests. */
export async function runBroken(fault: FaultId | null, rules: readonly string[] = []): Promise<RunningCall> {
  const life = new AbortController();
  const session = createLoopbackSession({ looks, screen: screenOf(life.signal), signal: life.signal });
  session.setFault(fault);
  session.setChannelFaults(rules.map(parseChannelFault).filter((rule) => rule !== null));
  await session.director.run();
  return {
    outcome: () => String(session.director.actor.getSnapshot().value),
    ...reading(session.store),
    end: () => life.abort(),
  };
}

/** Runs a healthy call and lets this happen in it. */
export async function runHealthy(which: HealthyRun): Promise<RunningCall> {
  const life = new AbortController();
  const store = createTraceStore();
  const run = beginLoopbackRun({
    ...{ source: 'synthetic', fault: null, broken: null, rules: () => [], store, looks },
    screen: screenOf(life.signal),
  });
  for (const step of loopbackSteps) await run.carryOut(step);
  await happenings[which](run);
  return { outcome: () => 'done', ...reading(store), end: run.end };
}

const happenings: Readonly<Record<HealthyRun, (run: LoopbackRun) => Promise<void> | void>> = {
  healthy: () => {},
  'hang-up': ({ call: { alice, bob } }) => {
    bob.inbox.onBye(() => bob.pc.close());
    alice.send('bye', null);
    alice.pc.close();
  },
  'ice-restart': ({ call }) => {
    call.alice.pc.restartIce();
    return negotiate(call);
  },
  renegotiation: async ({ call }) => {
    const second = await call.alice.openMedia();
    for (const track of second.getVideoTracks()) call.alice.pc.addTrack(track, second);
    await negotiate(call);
  },
  mute: ({ call: { alice } }) => {
    for (const track of alice.stream.getTracks()) track.enabled = false;
  },
};

async function negotiate({ alice, bob }: LoopbackCall): Promise<void> {
  alice.created = toDescription(await alice.pc.createOffer());
  await alice.pc.setLocalDescription(alice.created);
  alice.send('offer', alice.created);
  await bob.pc.setRemoteDescription(await bob.inbox.next('offer'));
  bob.created = toDescription(await bob.pc.createAnswer());
  await bob.pc.setLocalDescription(bob.created);
  bob.send('answer', bob.created);
  await alice.pc.setRemoteDescription(await alice.inbox.next('answer'));
}

function reading(store: TraceStore): Pick<RunningCall, 'trace' | 'has' | 'until'> {
  const shows = (pattern: Pattern) => store.getTrace().events.some((event) => matches(event, pattern));
  const trace = () => {
    store.flush();
    return store.getTrace();
  };
  return {
    trace,
    has(pattern) {
      store.flush();
      return shows(pattern);
    },
    until: (pattern) =>
      new Promise((resolve) => {
        const look = () => {
          if (!shows(pattern)) return;
          unsubscribe();
          resolve();
        };
        const unsubscribe = store.subscribe(look);
        store.flush();
      }),
  };
}

function matches(value: unknown, pattern: Json | Pattern): boolean {
  if (typeof pattern !== 'object' || pattern === null) return value === pattern;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(pattern).every(([member, part]) => matches((value as Record<string, unknown>)[member], part));
}

/** Silent pictures on the page, as in the lab. */
function screenOf(signal: AbortSignal): Screen {
  const shown = new Set<MediaStream>();
  return (_, which, stream) => {
    if (which === 'local' || stream === null || shown.has(stream)) return;
    shown.add(stream);
    const video = Object.assign(document.createElement('video'), { muted: true, autoplay: true, playsInline: true });
    video.srcObject = stream;
    document.body.append(video);
    signal.addEventListener('abort', () => video.remove(), { once: true });
  };
}
