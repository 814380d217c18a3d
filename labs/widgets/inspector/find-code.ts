import { methodOf } from '#labs/model/describe.ts';
import { otherPeer } from '#labs/model/other-peer.ts';
import type { TraceEvent } from '#labs/model/trace.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import type { CodeRegions } from './words.ts';

/** A step's code, and which line of it did this; `null` where the step as a whole did. */
export type CodeSpot = { step: string; line: number | null };

/**
 * The code behind an event, of the same peer: the handler that took it, or the call that caused it. `null` where no step was
 * recorded, and where the browser did it by itself.
 */
export function findCode(event: TraceEvent, events: readonly TraceEvent[], code: CodeRegions): CodeSpot | null {
  const begun = stepsUntil(event.seq, events)
    .filter(({ step }) => step in code)
    .toReversed();
  if (event.type === 'step.started') return event.step in code ? { step: event.step, line: null } : null;
  for (const wanted of [handlerOf(event), ...callsOf(event, events)]) {
    if (wanted === null) continue;
    for (const { step } of begun) {
      const line = lineWith(code, step, wanted, event.peer);
      if (line !== null) return { step, line };
    }
  }
  return null;
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

/** The line that says so, and says it of this peer; code of one side alone names no peer. */
function lineWith(code: CodeRegions, step: string, text: string, peer: PeerId): number | null {
  const lines = (code[step]?.lines ?? []).map((line) => line.map(([, piece]) => piece).join(''));
  const isOf = (line: string, whose: PeerId) => new RegExp(`\\b${whose}\\b`).test(line);
  const isForeign = (line: string) => isOf(line, otherPeer(peer)) && !isOf(line, peer);
  const index = lines.findIndex((line) => line.includes(text) && !isForeign(line));
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

/** What the code calls where this event comes of it, the likeliest first; none where the browser acts by itself. */
function callsOf(event: TraceEvent, events: readonly TraceEvent[]): readonly string[] {
  switch (event.type) {
    case 'connection.created':
    case 'connection.refused':
      return ['.connect('];
    case 'call.started':
      return [`${event.method}(`];
    case 'call.resolved':
    case 'call.rejected':
      return [`${methodOf(event.call)}(`];
    case 'message.sent':
      return ['.send(', '.sendTo('];
    case 'message.received':
      return ['.inbox'];
    case 'media.requested':
    case 'media.granted':
    case 'media.refused':
      return ['openMedia(', 'openCamera('];
    case 'description.applied':
      return [event.side === 'local' ? 'setLocalDescription(' : 'setRemoteDescription('];
    case 'signaling.changed':
      return lastCall(event, events, ['setLocalDescription', 'setRemoteDescription', 'close']);
    case 'ice-gathering.changed':
    case 'candidate.gathered':
      return lastCall(event, events, ['setLocalDescription']);
    case 'track.received':
      return lastCall(event, events, ['setRemoteDescription']);
    case 'negotiation.needed':
      return lastCall(event, events, ['addTrack', 'addTransceiver', 'createDataChannel', 'removeTrack', 'restartIce']);
    default:
      return [];
  }
}

/** The one of these methods that this peer has called last before the event. */
function lastCall({ seq, peer }: TraceEvent, events: readonly TraceEvent[], methods: readonly string[]): string[] {
  const called = events
    .slice(0, seq)
    .findLast((event) => event.type === 'call.started' && event.peer === peer && methods.includes(event.method));
  return called?.type === 'call.started' ? [`${called.method}(`] : [];
}
