import type { Trace, TraceEvent, TraceEventOf } from '../trace.ts';
import { peers, type PeerId } from '../vocabulary.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { Prediction } from './predictions.ts';

/** What the lessons with the mesh lab want to see. The trace is that of the pair that is shown. */
export const meshCheckpoints = {
  'mesh-of-three': (trace) => (hasWhole(trace, 3) ? null : 'no-mesh-of-three'),
  'mesh-left': (trace) => (peers.some((peer) => closedAfterBye(trace, peer)) ? null : 'nobody-left'),
  'mesh-crash-cleared': (trace) => (peers.some((peer) => gaveUp(trace, peer)) ? null : 'no-crash-cleared'),
  'mesh-of-four': (trace) => (hasWhole(trace, 4) ? null : 'no-mesh-of-four'),
  'mesh-back': (trace) => (cameBack(trace) ? null : 'nobody-came-back'),
  'mesh-of-six': (trace) => (hasWhole(trace, 6) ? null : 'no-mesh-of-six'),
  'uplink-compared': (trace) => {
    const sizes = measurementsOf(trace).map((event) => event.peers);
    return Math.max(...sizes) >= Math.min(...sizes) + 2 ? null : 'not-two-sizes';
  },
} as const satisfies Readonly<Record<string, Checkpoint>>;

export const meshPredictions = {
  /** A peer crashes without a goodbye: what does the connection of another one tell by itself? */
  'crash-noticed': (trace) => {
    for (const peer of peers) {
      const own = trace.events.filter((event) => event.peer === peer);
      const up = own.findIndex((event) => event.type === 'connection.changed' && event.state === 'connected');
      if (up < 0 || own.some(isBye('message.received')) || own.some(isBye('message.sent'))) continue;
      const next = own.slice(up + 1).find(({ type }) => type === 'connection.changed');
      if (next?.type === 'connection.changed' && next.state !== 'connected') return next.state;
    }
    return null;
  },

  /** Four are connected, each with each, and one leaves: how many connections are left? */
  'one-of-four-leaves': (trace) => {
    const wholes = wholesOf(trace);
    const four = wholes.findIndex(({ peers }) => peers === 4);
    const three = four < 0 ? undefined : wholes.slice(four).find(({ peers }) => peers === 3);
    if (!three) return null;
    return three.connections <= 3 ? 'three' : three.connections === 4 ? 'four' : 'five';
  },

  /** Two peers, then four: how much more does each of them send? */
  'uplink-of-four': (trace) => {
    const at = (size: number) => measurementsOf(trace).findLast((event) => event.peers === size)?.uplink ?? 0;
    if (at(2) === 0 || at(4) === 0) return null;
    const factor = at(4) / at(2);
    return factor < 1.75 ? 'same' : factor < 4.5 ? 'three' : 'six';
  },
} as const satisfies Readonly<Record<string, Prediction>>;

/** Whole, then whole without one, then whole again with as many as before. */
function cameBack(trace: Trace): boolean {
  const sizes = wholesOf(trace).map(({ peers }) => peers);
  return sizes.some((size, index) => {
    const fewer = sizes.findIndex((each, at) => at > index && each < size);
    return fewer >= 0 && sizes.slice(fewer).some((each) => each >= size);
  });
}

/** Each time that all who were there were connected. */
function wholesOf(trace: Trace): readonly TraceEventOf<'mesh.changed'>[] {
  return trace.events.filter(
    (event) =>
      event.type === 'mesh.changed' && event.peers > 1 && event.connected === event.connections && isFull(event),
  ) as readonly TraceEventOf<'mesh.changed'>[];
}

const isFull = ({ peers, connections }: { peers: number; connections: number }) =>
  connections === (peers * (peers - 1)) / 2;

/** So many at least were there at once, and each two of them connected. */
function hasWhole(trace: Trace, size: number): boolean {
  return trace.events.some(
    (event) =>
      event.type === 'mesh.changed' && event.peers >= size && event.connected === (event.peers * (event.peers - 1)) / 2,
  );
}

function measurementsOf(trace: Trace): readonly TraceEventOf<'mesh.measured'>[] {
  return trace.events.filter((event) => event.type === 'mesh.measured');
}

function isBye(type: 'message.sent' | 'message.received') {
  return (event: TraceEvent) => event.type === type && event.message.kind === 'bye';
}

/** The other one said goodbye, and then the connection to it was closed. */
function closedAfterBye(trace: Trace, peer: PeerId): boolean {
  const own = trace.events.filter((event) => event.peer === peer);
  const bye = own.findIndex(isBye('message.received'));
  return bye >= 0 && own.slice(bye).some(isClose);
}

/** Nobody said goodbye; the connection failed after it was up, and was closed for that. */
function gaveUp(trace: Trace, peer: PeerId): boolean {
  const own = trace.events.filter((event) => event.peer === peer);
  const at = (state: string, from: number) =>
    own.findIndex((event, index) => index >= from && event.type === 'connection.changed' && event.state === state);
  const up = at('connected', 0);
  const failed = up < 0 ? -1 : at('failed', up);
  return failed >= 0 && !own.some(isBye('message.received')) && own.slice(failed).some(isClose);
}

function isClose(event: TraceEvent): boolean {
  return event.type === 'call.started' && event.method === 'close';
}
