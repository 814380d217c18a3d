import { createDirector } from '#labs/drivers/direct.ts';
import { warmUpSyntheticMedia, type SyntheticLook } from '#labs/drivers/synthetic-media.ts';
import { createFold } from '#labs/model/fold.ts';
import { loopbackSteps } from '#labs/model/scenarios/loopback-call.ts';
import type { TraceEvent } from '#labs/model/trace.ts';
import { initialCallStates, stepCallStates } from '#labs/model/views/call-states.ts';

// The first call in a page runs code the browser has not compiled yet, and would look slower than it is.

/** Leads a call in which nobody does anything and folds a few facts of it, so that the real first call finds its code compiled. */
export function rehearse(look: SyntheticLook): void {
  warmUpSyntheticMedia(look);
  createFold(stepCallStates, initialCallStates)({ events: facts });
  const life = new AbortController();
  const nothing = () => {};
  const director = createDirector(
    { count: loopbackSteps.length, carryOut: nothing, hangUp: nothing, release: nothing },
    life.signal,
  );
  void director.run().then(() => life.abort());
}

/** A press that comes at once would have to wait for the engine twice. */
const hesitationMs = 40;
let waking: ReturnType<typeof setTimeout> | undefined;

/** Lets the browser load its WebRTC engine when a hand stays near the button. Nothing is gathered, sent or asked for. */
export function wakeWebRtc(): void {
  if (typeof RTCPeerConnection !== 'function') return;
  waking ??= setTimeout(() => new RTCPeerConnection().close(), hesitationMs);
}

/** The call itself begins, and wakes it. */
export function stopWaking(): void {
  clearTimeout(waking);
}

const facts: readonly TraceEvent[] = (['alice', 'bob'] as const).flatMap((peer, index): TraceEvent[] => {
  const stamp = (seq: number) => ({ seq: index * 9 + seq, at: seq, peer });
  const type = peer === 'alice' ? 'offer' : 'answer';
  const description = { type, sdp: '' } as const;
  return [
    { ...stamp(0), type: 'connection.created', configuration: {} },
    { ...stamp(1), type: 'call.started', call: 'createOffer#1', method: 'createOffer', arguments: [] },
    { ...stamp(2), type: 'call.resolved', call: 'createOffer#1', result: null },
    { ...stamp(3), type: 'call.started', call: 'set#1', method: 'setLocalDescription', arguments: [description] },
    { ...stamp(4), type: 'signaling.changed', state: 'have-local-offer' },
    { ...stamp(5), type: 'description.applied', side: 'local', description },
    { ...stamp(6), type: 'call.resolved', call: 'set#1', result: null },
    { ...stamp(7), type: 'ice-gathering.changed', state: 'gathering' },
    { ...stamp(8), type: 'connection.changed', state: 'connecting' },
  ];
});
