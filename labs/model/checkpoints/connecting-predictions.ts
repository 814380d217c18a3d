import type { Json } from '../json.ts';
import type { Trace, TraceEvent } from '../trace.ts';
import { mediaLines } from './media-lines.ts';
import type { Prediction } from './predictions.ts';

/** Milliseconds after which nothing that could still be said counts as nothing said: Firefox gives up after 5 seconds. */
const patience = 6000;

/** The questions of the lessons about connecting, and of the one about pitfalls. */
export const connectingPredictions = {
  /** Without any ICE server, does the caller find candidates of her own? */
  'candidates-without-servers': (trace) => {
    if (mayOnlyRelay(trace)) return null;
    if (gathered(trace).length > 0) return 'some';
    return trace.events.some((event) => isAlice(event) && isGathered(event)) ? 'none' : null;
  },

  /** What becomes of a call on a connection that was closed? */
  'call-after-close': (trace) => {
    const closed = trace.events.findIndex((event) => event.type === 'call.resolved' && event.call.startsWith('close#'));
    const end = trace.events[closed];
    if (end === undefined) return null;
    const rest = trace.events.slice(closed + 1).filter(({ peer }) => peer === end.peer);
    const fresh = rest.findIndex(({ type }) => type === 'connection.created');
    const outcome = (fresh < 0 ? rest : rest.slice(0, fresh)).find(isOutcome);
    return outcome === undefined ? null : outcome.type === 'call.rejected' ? 'refused' : 'works';
  },

  /** How many m-lines has the first offer? */
  'm-lines-of-offer': (trace) => {
    const lines = mediaLinesOf(trace, 'offer');
    if (lines === null) return null;
    return ({ 1: 'one', 2: 'two' } as Record<number, string>)[lines] ?? (lines === 0 ? 'none' : 'more');
  },

  /** How many m-lines has the answer, compared with its offer? */
  'm-lines-of-answer': (trace) => {
    const [offered, answered] = [mediaLinesOf(trace, 'offer'), mediaLinesOf(trace, 'answer')];
    if (offered === null || answered === null) return null;
    if (answered === offered) return 'same';
    return answered < offered ? 'fewer' : 'more';
  },

  /** Which types of candidates does the caller find without any server? */
  'candidate-types': (trace) => {
    if (mayOnlyRelay(trace)) return null;
    const isOver = trace.events.some((event) => isAlice(event) && isGathered(event));
    if (!isOver) return null;
    const types = new Set(gathered(trace).map((text) => / typ (\w+)/.exec(text)?.[1]));
    if (types.has('relay')) return 'relay';
    return types.has('srflx') ? 'srflx' : types.has('host') ? 'host' : null;
  },

  /** Does the caller find her first candidate before or after the answer has come? */
  'first-candidate': (trace) => {
    const first = trace.events.find((event) => isAlice(event) && event.type === 'candidate.gathered');
    if (first === undefined) return null;
    const answer = trace.events.find((event) => isAlice(event) && isAnswered(event));
    return answer !== undefined && answer.seq < first.seq ? 'after' : 'before';
  },

  /** Which of the caller's two machines says connected first? */
  'connected-first': (trace) => {
    const first = trace.events.find(
      (event) =>
        isAlice(event) &&
        (event.type === 'ice-connection.changed' || event.type === 'connection.changed') &&
        event.state === 'connected',
    );
    if (first === undefined) return null;
    return first.type === 'connection.changed' ? 'connection' : 'ice';
  },

  /** What does the caller's connection become first, after the other side has gone? She has not closed it herself. */
  'after-the-other-has-gone': (trace) => {
    const own = trace.events.filter(isAlice);
    const up = own.findIndex((event) => event.type === 'connection.changed' && event.state === 'connected');
    if (up < 0) return null;
    const next = own
      .slice(up + 1)
      .find(
        (event) => event.type === 'connection.changed' || (event.type === 'call.started' && event.method === 'close'),
      );
    return next?.type === 'connection.changed' ? next.state : null;
  },

  /** What does the browser say when the other side never answers? */
  'error-without-answer': ({ events }, now) => {
    if (!events.some((event) => event.type === 'run.started' && event.fault === 'no-answer')) return null;
    if (events.some((event) => 'error' in event)) return 'error';
    const offer = events.find((event) => isAlice(event) && event.type === 'description.applied');
    if (offer === undefined || events.some(isAnswered)) return null;
    if (events.some((event) => isAlice(event) && event.type === 'connection.changed' && event.state === 'failed'))
      return 'failed';
    return now - offer.at >= patience ? 'nothing' : null;
  },
} as const satisfies Readonly<Record<string, Prediction>>;

function isAlice(event: TraceEvent): boolean {
  return event.peer === 'alice';
}

function isGathered(event: TraceEvent): boolean {
  return event.type === 'ice-gathering.changed' && event.state === 'complete';
}

function isAnswered(event: TraceEvent): boolean {
  return event.type === 'description.applied' && event.description.type === 'answer';
}

function isOutcome(event: TraceEvent): event is TraceEvent & { type: 'call.resolved' | 'call.rejected' } {
  if (event.type !== 'call.resolved' && event.type !== 'call.rejected') return false;
  return !event.call.startsWith('close#') && !event.call.startsWith('restartIce#');
}

function mayOnlyRelay({ events }: Trace): boolean {
  return events.some((event) => {
    if (event.type !== 'connection.created') return false;
    return (event.configuration as { iceTransportPolicy?: Json } | null)?.iceTransportPolicy === 'relay';
  });
}

/** The candidate lines the caller has found. */
function gathered({ events }: Trace): readonly string[] {
  return events.flatMap((event) =>
    isAlice(event) && event.type === 'candidate.gathered' && event.candidate?.candidate
      ? [event.candidate.candidate]
      : [],
  );
}

/** The number of m-lines of the first description of this type; `null` as long as none is set. */
function mediaLinesOf({ events }: Trace, type: 'offer' | 'answer'): number | null {
  const sdps = events.flatMap((event) =>
    event.type === 'description.applied' && event.description.type === type ? [event.description.sdp] : [],
  );
  return sdps[0] === undefined ? null : mediaLines(sdps[0]).length;
}
