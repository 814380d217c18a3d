import type { InspectorMessages } from '#labs/messages/inspector-en.ts';
import { methodOf } from '#labs/model/describe.ts';
import type { TraceEvent } from '#labs/model/trace.ts';
import type { ConnectionMethod } from '#labs/model/vocabulary.ts';

/** One or two sentences about an event: what this kind of event means, and what this method or state does. */
export function explainEvent(event: TraceEvent, words: InspectorMessages['happened']): readonly string[] {
  const { events, methods, states, noMoreCandidates } = words;
  const general = events[event.type];
  switch (event.type) {
    case 'call.started':
      return [methods[event.method], general];
    case 'call.resolved':
    case 'call.rejected':
      return [general, methods[methodOf(event.call) as ConnectionMethod] ?? ''];
    case 'signaling.changed':
      return [general, states.signaling[event.state]];
    case 'ice-gathering.changed':
      return [general, states['ice-gathering'][event.state]];
    case 'ice-connection.changed':
      return [general, states['ice-connection'][event.state]];
    case 'connection.changed':
      return [general, states.connection[event.state]];
    case 'candidate.gathered':
      return [event.candidate?.candidate ? general : noMoreCandidates];
    default:
      return [general];
  }
}
