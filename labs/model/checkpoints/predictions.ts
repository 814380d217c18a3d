import { fold } from '../fold.ts';
import type { Trace, TraceEvent } from '../trace.ts';
import { initialCallStates, stepCallStates } from '../views/call-states.ts';
import { connectingPredictions } from './connecting-predictions.ts';
import { relayPredictions } from './relay-predictions.ts';
import type { inCallPredictions } from './in-call-goals.ts';
import type { measurePredictions } from './measure-goals.ts';

/**
 * The option the trace decides for; `null` as long as it does not show it. No answer is stored anywhere.
 *
 * @param now milliseconds since the trace began, for those that wait for something to stay away
 */
export type Prediction = (trace: Trace, now: number) => string | null;

export const predictions = {
  /** How much of the video goes through the signaling channel, once it flows? */
  'video-through-channel': (trace) => {
    if (!trace.events.some(({ type }) => type === 'track.unmuted')) return null;
    const kinds = trace.events.flatMap((event) => (event.type === 'message.sent' ? [event.message.kind] : []));
    if (kinds.length === 0) return null;
    const media = kinds.filter((kind) => !['offer', 'answer', 'candidate', 'bye'].includes(kind));
    if (media.length === 0) return 'none';
    return media.length === kinds.length ? 'all' : 'some';
  },

  /** What is the caller's signalingState just after createOffer() has resolved? */
  'state-after-create-offer': (trace) =>
    stateAfter(
      trace,
      (event) => event.peer === 'alice' && event.type === 'call.resolved' && event.call.startsWith('createOffer#'),
    ),

  /** Who is told of the other's track first? */
  'first-track': (trace) => trace.events.find(({ type }) => type === 'track.received')?.peer ?? null,

  /** How many OFFER messages does one call need? Counted in this tab, whichever way they went. */
  'offers-per-call': (trace) => {
    const begin = trace.events.findIndex(({ type }) => type === 'connection.created');
    const end = trace.events.findIndex((event) => event.type === 'connection.changed' && event.state === 'connected');
    if (begin < 0 || end < begin) return null;
    const offers = trace.events
      .slice(0, end)
      .filter((event) => 'message' in event && event.message.kind === 'offer').length;
    return ({ 1: 'one', 2: 'two' } as Record<number, string>)[offers] ?? 'more';
  },

  /** Where is the caller after rolling her own offer back? */
  'state-after-rollback': (trace) =>
    stateAfter(
      trace,
      (event) =>
        event.peer === 'alice' && event.type === 'description.applied' && event.description.type === 'rollback',
    ),

  ...connectingPredictions,
  ...relayPredictions,
} as const satisfies Readonly<Record<string, Prediction>>;

/** Those that look at much are in files of their own, and only pages that ask them fetch those. */
export type PredictionId = keyof typeof predictions | keyof typeof measurePredictions | keyof typeof inCallPredictions;
export type LaterPredictions = Readonly<Partial<Record<PredictionId, Prediction>>>;

/** @param later those that were fetched; one that was not decides nothing yet */
export function decidePrediction(
  id: PredictionId,
  trace: Trace,
  now: number,
  later: LaterPredictions = {},
): string | null {
  const decide = (predictions as LaterPredictions)[id] ?? later[id];
  return decide?.(trace, now) ?? null;
}

/** The caller's signalingState right after the first event that matches. */
function stateAfter(trace: Trace, matches: (event: TraceEvent) => boolean): string | null {
  const index = trace.events.findIndex(matches);
  if (index < 0) return null;
  return fold(trace, stepCallStates, initialCallStates, index + 1).alice.machines.signaling.state;
}
