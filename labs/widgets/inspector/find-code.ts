import { methodOf } from '#labs/model/describe.ts';
import type { TraceEvent } from '#labs/model/trace.ts';
import type { CodeRegions } from './words.ts';

/** A step's code, and which line of it did this; `null` where the step as a whole did. */
export type CodeSpot = { step: string; line: number | null };

/**
 * The code behind an event: the handler that took it where there is one, or the line of the running step that called.
 * `null` where no step was recorded before it.
 */
export function findCode(event: TraceEvent, events: readonly TraceEvent[], code: CodeRegions): CodeSpot | null {
  const begun = stepsUntil(event.seq, events).filter(({ step }) => step in code);
  const running = begun.at(-1);
  if (!running) return null;
  const handler = handlerOf(event);
  if (handler) {
    const own = begun.filter(({ peer }) => peer === event.peer).toReversed();
    for (const { step } of own) {
      const line = lineWith(code, step, handler);
      if (line !== null) return { step, line };
    }
  }
  const wanted = callOf(event);
  return { step: running.step, line: wanted === null ? null : lineWith(code, running.step, wanted) };
}

/** The steps that have begun when this event happens, in order. */
export function stepsUntil(seq: number, events: readonly TraceEvent[]): readonly { step: string; peer: string }[] {
  const begun: { step: string; peer: string }[] = [];
  for (const event of events) {
    if (event.seq > seq) break;
    if (event.type === 'step.started') begun.push(event);
  }
  return begun;
}

function lineWith(code: CodeRegions, step: string, text: string): number | null {
  const index = (code[step]?.lines ?? []).findIndex((line) =>
    line
      .map(([, piece]) => piece)
      .join('')
      .includes(text),
  );
  return index < 0 ? null : index;
}

/** What an application sets to hear of the event. */
function handlerOf(event: TraceEvent): string | null {
  switch (event.type) {
    case 'candidate.gathered':
      return 'onicecandidate';
    case 'message.sent':
      return event.message.kind === 'candidate' ? 'onicecandidate' : null;
    case 'track.received':
      return 'ontrack';
    case 'negotiation.needed':
      return 'onnegotiationneeded';
    default:
      return null;
  }
}

function callOf(event: TraceEvent): string | null {
  switch (event.type) {
    case 'connection.created':
    case 'connection.refused':
      return '.connect(';
    case 'call.started':
      return `${event.method}(`;
    case 'call.resolved':
    case 'call.rejected':
      return `${methodOf(event.call)}(`;
    case 'message.sent':
      return '.send(';
    case 'message.received':
      return '.inbox';
    case 'media.requested':
    case 'media.granted':
    case 'media.refused':
      return 'openMedia(';
    case 'description.applied':
      return event.side === 'local' ? 'setLocalDescription(' : 'setRemoteDescription(';
    default:
      return null;
  }
}
