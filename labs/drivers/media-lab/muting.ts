import { createFold } from '#labs/model/fold.ts';
import { enoughSamples, noMutes, stepMutes } from '#labs/model/media/mute-table.ts';
import { mediaKinds, muteStepId, muteWays, type MediaKind, type MuteWay } from '#labs/model/media/mute-ways.ts';
import type { RecordFact, TraceStore } from '../trace-store.ts';
import type { MediaRun } from './media-run.ts';
import { muteCode, renegotiating, unmuteCode } from './mute-code.ts';
import { changeAndNegotiate } from './negotiate.ts';
import type { OwnSources } from './own-sources.ts';

export type MutingParts = {
  store: TraceStore;
  record: RecordFact;
  sources: OwnSources;
  /** In place of one that was stopped. */
  open: (kind: MediaKind, stopped: MediaStreamTrack) => Promise<MediaStreamTrack>;
};

/** In which way a kind is muted now, as the trace says; `null` where it is not. */
export type WayOf = (kind: MediaKind) => MuteWay | null;

export function createWayOf(store: TraceStore): WayOf {
  const fold = createFold(stepMutes, noMutes);
  return (kind) => {
    store.flush();
    const { way, phase } = fold(store.getTrace())[kind];
    return phase === 'during' ? way : null;
  };
}

/** Mutes these kinds in one way. What was muted in another is taken back first. */
export async function mute(
  run: MediaRun,
  way: MuteWay,
  kinds: readonly MediaKind[],
  parts: MutingParts,
): Promise<void> {
  await unmute(run, parts);
  await carryOut(run, 'mute', way, kinds, parts);
}

/** Takes back whatever way is in force. */
export async function unmute(run: MediaRun, parts: MutingParts): Promise<void> {
  const wayOf = createWayOf(parts.store);
  for (const way of muteWays) {
    const kinds = mediaKinds.filter((kind) => wayOf(kind) === way);
    if (kinds.length > 0) await carryOut(run, 'unmute', way, kinds, parts);
  }
}

/** Every way, one after the other, each measured before, while and after. */
export async function tryAllWays(run: MediaRun, parts: MutingParts): Promise<void> {
  await unmute(run, parts);
  await measured(parts.store, run.signal);
  for (const way of muteWays) {
    await mute(run, way, mediaKinds, parts);
    await measured(parts.store, run.signal);
    await unmute(run, parts);
    await measured(parts.store, run.signal);
  }
}

async function carryOut(
  { alice: { pc }, transceivers, signal, look }: MediaRun,
  phase: 'mute' | 'unmute',
  way: MuteWay,
  kinds: readonly MediaKind[],
  { record, sources, open }: MutingParts,
): Promise<void> {
  const change = async () => {
    for (const kind of kinds) record('step.started', { step: muteStepId({ phase, way, kind }) });
    // Both at once, so that one offer tells of both.
    await Promise.all(kinds.map((kind) => changeOne(kind, sources.track(kind))));
  };
  const changeOne = async (kind: MediaKind, track: MediaStreamTrack | null) => {
    if (!track) return;
    const openAgain = async () => {
      const again = await open(kind, track);
      sources.put(kind, again);
      return again;
    };
    await (phase === 'mute' ? muteCode : unmuteCode)[way]({ pc, transceiver: transceivers[kind], track, openAgain });
  };
  if (renegotiating.has(way)) await changeAndNegotiate(pc, change, signal);
  else await change();
  look();
}

/** Resolves once both kinds were sampled often enough in the phase that runs; rejects with the reason of `signal`. */
function measured(store: TraceStore, signal: AbortSignal): Promise<void> {
  const fold = createFold(stepMutes, noMutes);
  return new Promise((resolve, reject) => {
    const settled = new AbortController();
    const look = () => {
      const table = fold(store.getTrace());
      if (mediaKinds.some((kind) => table[kind].figures.samples < enoughSamples)) return;
      settled.abort();
      end();
      resolve();
    };
    // What was just begun is announced with the next frame, and there is an older phase to see until then.
    store.flush();
    const end = store.subscribe(look);
    signal.addEventListener(
      'abort',
      () => {
        end();
        reject(signal.reason as Error);
      },
      { once: true, signal: settled.signal },
    );
    look();
  });
}
