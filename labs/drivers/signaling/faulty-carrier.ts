import type { ChannelAction, ChannelFault } from '#labs/model/scenarios/channel-faults.ts';
import type { SignalingMessage } from '#labs/model/trace.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import type { Carrier } from './channel.ts';

export type FaultyCarrierParts = {
  /** Whose end it is: faults happen to what this side sends. */
  from: PeerId;
  /** Whose messages suffer as they come in; left out where the other end sees to that. */
  to?: PeerId;
  /** Asked at each message, so that they may change on the way. */
  faults: () => readonly ChannelFault[];
  /** A message will not come unless another one follows it. */
  onLost: (message: SignalingMessage) => void;
};

type Pass = (message: SignalingMessage) => void;
type Kind = SignalingMessage['kind'];

/**
 * Any carrier, but messages may be dropped, delayed, duplicated, or held back until the next of their kind. What is on
 * its way when `signal` aborts never arrives.
 */
export function createFaultyCarrier(
  carrier: Carrier,
  { from, to, faults, onLost }: FaultyCarrierParts,
  signal: AbortSignal,
): Carrier {
  const suffer = (sender: PeerId, pass: Pass): Pass => {
    const happening = () => faults().filter((fault) => fault.from === sender);
    return createFaultyWay(happening, pass, onLost, signal);
  };
  return {
    post: suffer(from, carrier.post),
    receive: (listener) => carrier.receive(to ? suffer(to, listener) : listener),
  };
}

/** One way through the channel; what `faults` leaves of a message goes on to `pass`. */
function createFaultyWay(faults: () => readonly ChannelFault[], pass: Pass, onLost: Pass, signal: AbortSignal): Pass {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  signal.addEventListener('abort', () => timers.forEach(clearTimeout), { once: true });
  const passLater = (messages: readonly SignalingMessage[], ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      messages.forEach(pass);
    }, ms);
    timers.add(timer);
  };
  const reorder = createReorder();
  return (message) => {
    if (signal.aborted) return;
    const fitting = faults().filter(({ kind }) => kind === message.kind);
    const find = (action: ChannelAction) => fitting.find((fault) => fault.action === action);
    const copies = find('duplicate') ? [message, message] : [message];
    const leaving = find('drop') ? [] : find('reorder') ? reorder(message.kind, copies) : copies;
    if (leaving.length === 0) onLost(message);
    const delay = find('delay');
    if (delay && leaving.length > 0) passLater(leaving, delay.ms ?? 0);
    else leaving.forEach(pass);
  };
}

/** Holds the first of each kind back until the second has gone. Returns what goes on now. */
function createReorder() {
  const held = new Map<Kind, readonly SignalingMessage[]>();
  const over = new Set<Kind>();
  return (kind: Kind, messages: readonly SignalingMessage[]): readonly SignalingMessage[] => {
    if (over.has(kind)) return messages;
    const earlier = held.get(kind);
    if (!earlier) {
      held.set(kind, messages);
      return [];
    }
    held.delete(kind);
    over.add(kind);
    return [...messages, ...earlier];
  };
}
