import type { PhaseId } from '#labs/model/views/phases.ts';
import type { Fate } from '#labs/model/views/sequence.ts';

/** What the ladder says. */
export const ladder = {
  empty: 'No message yet. What the two sides tell each other over the signaling channel will be drawn here.',
  server: 'Server',
  turn: 'STUN/TURN',
  phase: 'Show',
  allPhases: 'the whole call',
  phases: {
    setup: 'setting up',
    'offer-answer': 'offer and answer',
    ice: 'ICE',
    media: 'media flowing',
    after: 'what came after',
  } satisfies Record<PhaseId, string>,
  fates: {
    delivered: 'arrived after {ms} ms',
    'under-way': 'under way',
    lost: 'lost: sent, and never arrived',
    delayed: 'delayed: {ms} ms on its way',
    duplicated: 'arrived {count} times',
    overtaken: 'overtaken: a later message was there before it',
    'one-sided': 'only this end was recorded',
  } satisfies Record<Fate, string>,
  /** Between two tabs, whose clocks are known only so far. */
  between: {
    range: 'arrived after {from} to {to} ms',
    within: 'arrived within {to} ms',
    delayed: 'delayed: {from} to {to} ms on its way',
    unknown: 'arrived; how fast is not known',
  },
  sentAt: '{at} ms',
  candidates: 'candidates: {count}',
  unfold: 'Show each',
  fold: 'Show as one',
  content: 'Content of this message',
  goSent: 'When it was sent',
  goReceived: 'When it arrived',
  endOfCandidates: 'end of candidates',
  /** `STUN` or `TURN` and what was asked for; `result` is what came of it. */
  exchange: '{asked} → {result}',
  times: '{count} times',
  serverClock: '{ms} ms after the link, on the server’s clock',
  expired: 'expired',
  exchangeWay: 'between {peer} and the server:',
  goThere: 'To this moment',
  /** Read aloud between what was sent and what became of it. */
  way: 'from {from} to {to}:',
};

export type LadderMessages = typeof ladder;
