import type { SignalingMessage } from '#labs/model/trace.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { awaitedBy, rawCall, type RawRole, type RawStepId } from '#labs/model/scenarios/raw-call.ts';
import type { ScenarioStep } from '#labs/model/scenarios/scenario.ts';
import { createDirector, type Director } from './direct.ts';
import { createInbox } from './inbox.ts';
import { rawCode, type RawSide } from './raw-steps.ts';
import type { RecordFact } from './trace-store.ts';
import type { TwoTabCall, TwoTabCallParts } from './two-tab-call.ts';

/** A call that goes step by step in this tab, while the other tab goes its own way. */
export type SteppedCall = TwoTabCall & {
  role: RawRole;
  steps: readonly ScenarioStep[];
  director: Director;
  /** What the step that is next, or is carried out now, still needs of the other tab; `null` when nothing. */
  awaited: () => 'answer' | 'connection' | null;
};

/** `offer` is what the other tab has sent; without it this tab is the caller. Nothing happens until the director is told. */
export function createSteppedRawCall(
  parts: Omit<TwoTabCallParts, 'peer'>,
  peer: PeerId,
  record: RecordFact,
  offer?: SignalingMessage,
): SteppedCall {
  const over = new AbortController();
  const { signal } = over;
  const role: RawRole = offer ? 'callee' : 'caller';
  const { steps } = rawCall(role, peer);
  let deliver: (message: SignalingMessage) => void = () => {};
  let isAnswered = false;
  const inbox = createInbox({ listen: (listener) => void (deliver = listener) }, signal);
  if (offer) deliver(offer);
  const side: Omit<RawSide, 'stream' | 'pc' | 'created'> = {
    openMedia: () => parts.openMedia(signal),
    connect: parts.connect,
    send: parts.channel.send,
    ...{ inbox, signal, show: parts.show },
  };
  const me = side as RawSide;

  const director = createDirector(
    {
      count: steps.length,
      carryOut(index) {
        const step = steps[index];
        if (!step) return;
        record('step.started', { step: step.id });
        return rawCode[step.id as RawStepId](me);
      },
      // The machine of the tab ends the call, with `close`.
      hangUp: () => {},
      release: () => {},
    },
    signal,
  );
  director.actor.subscribe((now) => {
    if (now.matches('done')) parts.onConnected();
    if (now.matches('failed')) parts.onFailed(now.context.failure ?? '');
  });
  return {
    ...{ isRaw: true, role, steps, director },
    awaited() {
      const { next } = director.actor.getSnapshot().context;
      const awaited = awaitedBy(steps[next]?.id ?? '');
      return awaited === 'answer' && isAnswered ? null : awaited;
    },
    deliver(message) {
      isAnswered ||= message.kind === 'answer';
      deliver(message);
    },
    close() {
      (me as Partial<RawSide>).pc?.close();
      over.abort(new DOMException('The call is over.', 'AbortError'));
      parts.show(null);
    },
  };
}
