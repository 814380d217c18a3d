import type { ConnectionMethod, SdpType, Side, SignalingState } from '#labs/model/vocabulary.ts';
import type { Fact } from '../../support/build-trace.ts';

// The facts of one peer's API calls, as the drivers record them.

export const created: Fact = { type: 'connection.created', configuration: { iceServers: [] } };

/** `type` is that of the description in the argument. */
export function started(method: ConnectionMethod, type?: SdpType, count = 1): Fact {
  const given = type === undefined ? [] : [{ type, sdp: 'v=0' }];
  return { type: 'call.started', call: `${method}#${count}`, method, arguments: given };
}

export function resolved(method: ConnectionMethod, count = 1): Fact {
  return { type: 'call.resolved', call: `${method}#${count}`, result: null };
}

export function rejected(method: ConnectionMethod, name = 'InvalidStateError', count = 1): Fact {
  return { type: 'call.rejected', call: `${method}#${count}`, error: { name, message: 'not now' } };
}

export function reported(state: SignalingState): Fact {
  return { type: 'signaling.changed', state };
}

export function applied(side: Side, type: SdpType, sdp = 'v=0'): Fact {
  return { type: 'description.applied', side, description: { type, sdp } };
}

export function methodFor(side: Side): 'setLocalDescription' | 'setRemoteDescription' {
  return side === 'local' ? 'setLocalDescription' : 'setRemoteDescription';
}

/** A call that succeeds and changes no state. */
export function called(method: ConnectionMethod): readonly Fact[] {
  return [started(method), resolved(method)];
}

/** A call that is refused. */
export function refused(method: ConnectionMethod, type?: SdpType, name?: string): readonly Fact[] {
  return [started(method, type), rejected(method, name)];
}

/** A description set with success: the browser reports the new states, then the promise resolves. */
export function sets(side: Side, type: SdpType, ...reports: readonly SignalingState[]): readonly Fact[] {
  const method = methodFor(side);
  return [started(method, type), ...reports.map(reported), applied(side, type), resolved(method)];
}

/** The same by `setLocalDescription()`, which leaves the type to the browser. */
export function setsImplicitly(type: SdpType, ...reports: readonly SignalingState[]): readonly Fact[] {
  const method = 'setLocalDescription';
  return [started(method), ...reports.map(reported), applied('local', type), resolved(method)];
}
