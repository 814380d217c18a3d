import { setup } from 'xstate';
import { jump } from './jump.ts';

/**
 * What a trace says of one side's negotiation. An offer of the other side that comes while an own one is being made, or is
 * out, is a collision: it is `collided` when this side takes it all the same, `ignored` when it lets it pass.
 */
export type NegotiationEvent = {
  type:
    | 'offer.making'
    | 'offer.set'
    | 'offer.arrived'
    | 'offer.collided'
    | 'offer.taken'
    | 'offer.ignored'
    | 'offer.withdrawn'
    | 'answer.set'
    | 'answer.taken'
    | 'description.refused'
    | 'close';
};

/**
 * One side of a negotiation, naive or perfect: what `signalingState` cannot say. `making-offer` is the time in which
 * `makingOffer` is true and the state still `stable`; `ignoring` and `rolling-back` are the two ways out of glare;
 * `stuck` is what is left when the browser has refused a description, until another round begins. What is rare, or goes
 * wrong, is a jump: legal here, and left out of the drawing.
 *
 * It follows a trace and decides nothing: what an application decides is in the code of `labs/drivers/negotiation/`.
 *
 * @see https://w3c.github.io/webrtc-pc/#perfect-negotiation-example
 */
export const negotiationMachine = setup({ types: { events: {} as NegotiationEvent } }).createMachine({
  id: 'negotiation',
  initial: 'stable',
  on: { close: '.closed' },
  states: {
    stable: {
      on: {
        'offer.making': 'making-offer',
        'offer.arrived': 'answering',
        // It was queued behind the answer to an own offer.
        'offer.taken': 'answering',
        'description.refused': jump('stuck'),
      },
    },
    'making-offer': {
      on: {
        'offer.set': 'have-local-offer',
        'offer.collided': jump('rolling-back'),
        'offer.ignored': jump('ignoring'),
        'description.refused': jump('stuck'),
      },
    },
    'have-local-offer': {
      on: {
        'answer.taken': 'stable',
        'offer.withdrawn': 'stable',
        'offer.collided': 'rolling-back',
        'offer.ignored': 'ignoring',
        'description.refused': jump('stuck'),
      },
    },
    ignoring: {
      on: {
        'answer.taken': 'stable',
        'offer.collided': jump('rolling-back'),
        'description.refused': jump('stuck'),
      },
    },
    'rolling-back': { on: { 'offer.taken': 'answering', 'description.refused': jump('stuck') } },
    answering: { on: { 'answer.set': 'stable', 'description.refused': jump('stuck') } },
    stuck: {
      on: {
        'offer.making': jump('making-offer'),
        'offer.arrived': jump('answering'),
        'offer.taken': jump('answering'),
        'answer.set': jump('stable'),
        'answer.taken': jump('stable'),
      },
    },
    closed: { type: 'final' },
  },
});

export const negotiationStates = Object.keys(negotiationMachine.states) as readonly NegotiationState[];
export type NegotiationState =
  'stable' | 'making-offer' | 'have-local-offer' | 'ignoring' | 'rolling-back' | 'answering' | 'stuck' | 'closed';
