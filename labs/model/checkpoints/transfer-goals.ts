import type { Json } from '../json.ts';
import type { Trace, TraceEvent, TraceEventOf } from '../trace.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { Prediction } from './predictions.ts';

/** What the lesson about sending files wants to see. */
export const transferCheckpoints = {
  'file-arrived': (trace) => (endsOf(trace).some(isWhole) ? null : 'no-whole-file'),
  /** Cancelled while it was on its way; what was only offered has left nothing to clean up. */
  'file-cancelled': (trace) => {
    const begun = idsOf(trace, 'transfer.started');
    return endsOf(trace).some(({ id, outcome }) => outcome === 'cancelled' && begun.has(id))
      ? null
      : 'no-cancelled-file';
  },
  'file-resumed': (trace) => {
    const resumed = idsOf(trace, 'transfer.resumed');
    return endsOf(trace).some((end) => isWhole(end) && resumed.has(end.id)) ? null : 'no-resumed-file';
  },
} as const satisfies Readonly<Record<string, Checkpoint>>;

export const transferPredictions = {
  /** A transfer that was cut off goes on: at which byte? */
  'resumed-from': (trace) => {
    const resumed = trace.events.find(isResumed);
    return !resumed ? null : resumed.from === 0 ? 'beginning' : 'where-it-was';
  },
  /** ICE is restarted while a file is on its way: what becomes of the file? */
  'file-through-restart': (trace) => {
    for (const [restart, event] of trace.events.entries()) {
      if (!isRestart(event)) continue;
      const said = afterRestart(trace.events.slice(0, restart), trace.events.slice(restart));
      if (said !== null) return said;
    }
    return null;
  },
} as const satisfies Readonly<Record<string, Prediction>>;

/** What became of the file that was on its way; `null` where there was none, or where something else befell it. */
function afterRestart(before: readonly TraceEvent[], after: readonly TraceEvent[]): FileFate | null {
  const id = before.findLast((event) => event.type === 'transfer.started')?.id;
  if (id === undefined || before.some((event) => event.type === 'transfer.ended' && event.id === id)) return null;
  for (const event of after) {
    // Somebody took its channel away, or the call.
    if (event.type === 'data-channel.closing' || isOver(event)) return null;
    if (isResumed(event) && event.id === id) return 'needs-a-channel';
    if (event.type !== 'transfer.ended' || event.id !== id) continue;
    if (event.outcome === 'cancelled') return null;
    return event.outcome === 'complete' ? 'goes-on' : 'fails';
  }
  return null;
}

type FileFate = 'goes-on' | 'needs-a-channel' | 'fails';

function isOver(event: TraceEvent): boolean {
  return event.type === 'call.started' && event.method === 'close';
}

function endsOf(trace: Trace): readonly TraceEventOf<'transfer.ended'>[] {
  return trace.events.filter((event) => event.type === 'transfer.ended');
}

function idsOf(trace: Trace, type: 'transfer.started' | 'transfer.resumed'): ReadonlySet<string> {
  return new Set(trace.events.flatMap((event) => (event.type === type ? [event.id] : [])));
}

function isWhole({ outcome, isEqual }: TraceEventOf<'transfer.ended'>): boolean {
  return outcome === 'complete' && isEqual === true;
}

function isResumed(event: TraceEvent): event is TraceEventOf<'transfer.resumed'> {
  return event.type === 'transfer.resumed';
}

/** In either of the two ways in which an application asks for it. */
function isRestart(event: TraceEvent): boolean {
  if (event.type !== 'call.started') return false;
  if (event.method === 'restartIce') return true;
  const options = event.arguments[0] as { iceRestart?: Json } | null | undefined;
  return event.method === 'createOffer' && options?.iceRestart === true;
}
