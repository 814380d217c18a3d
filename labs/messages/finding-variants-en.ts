import type { FindingVariant } from '#labs/model/diagnosis/finding.ts';

/** What a rule says instead where it has more than one thing to say; as in `findings`. */
export const findingVariants = {
  'offer-lost': {
    title: 'The offer never arrives',
    seen: '{other} sent an offer {seconds} s ago and still waits in have-local-offer. Nothing of it came to {peer}.',
    means:
      'A message of the signaling channel got lost, or went to another room. Neither side is told: an offer alone never fails, it waits for ever.',
    fix: 'Look at the way between the two: the same room, the right address, and a server that passes on every kind of message. Where messages may get lost, send the offer again after a while.',
  },
} as const satisfies Readonly<Record<FindingVariant, Record<'title' | 'seen' | 'means' | 'fix', string>>>;
