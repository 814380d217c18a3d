import type { Json } from '../json.ts';
import type { TraceEventOf } from '../trace.ts';
import type { ConnectionMethod, SdpType, Side } from '../vocabulary.ts';
import type { Applied, Call, ConnectionFacts, Moment } from './examined.ts';

// Questions that several rules ask about one connection.

export function isAfter(later: Moment, earlier: Moment): boolean {
  return later.seq > earlier.seq;
}

export function callsOf({ calls }: ConnectionFacts, ...methods: readonly ConnectionMethod[]): readonly Call[] {
  return calls.filter(({ method }) => methods.includes(method));
}

export function rejectedWith(call: Call, ...names: readonly string[]): boolean {
  return call.outcome === 'rejected' && call.error !== null && names.includes(call.error.name);
}

/** The type of the description a call was given; `undefined` where it has none. */
export function givenType({ given }: Call): Json | undefined {
  return member(given[0], 'type');
}

/** The text of the description a call was given; empty where it has none. */
export function givenSdp({ given }: Call): string {
  const sdp = member(given[0], 'sdp');
  return typeof sdp === 'string' ? sdp : '';
}

export function appliedOf({ applied }: ConnectionFacts, side: Side, type: SdpType): readonly Applied[] {
  return applied.filter((each) => each.side === side && each.description.type === type);
}

/** The answer that ended the last round of offer and answer. */
export function lastAnswer({ applied }: ConnectionFacts): Applied | undefined {
  return applied.findLast(({ description }) => description.type === 'answer');
}

/** The offer that the last round of offer and answer began with. */
export function lastAnsweredOffer({ applied }: ConnectionFacts): Applied | undefined {
  const end = applied.findLastIndex(({ description }) => description.type === 'answer');
  return end < 0 ? undefined : applied.slice(0, end).findLast(({ description }) => description.type === 'offer');
}

/** The own offer that waits for an answer. */
export function openOffer({ applied }: ConnectionFacts): Applied | undefined {
  const last = applied.at(-1);
  return last?.side === 'local' && last.description.type === 'offer' ? last : undefined;
}

export function hasRemoteDescription({ applied }: ConnectionFacts): boolean {
  return applied.some(({ side }) => side === 'remote');
}

/** The calls that give or take a description. A rule that misses a negotiation looks for these. */
export function negotiatesAfter(connection: ConnectionFacts, moment: Moment): boolean {
  const methods = ['createOffer', 'setLocalDescription', 'setRemoteDescription'] as const;
  return callsOf(connection, ...methods).some((call) => isAfter(call, moment));
}

/** When media and data could first flow; `undefined` as long as they could not. */
export function cameUp({ events }: ConnectionFacts): TraceEventOf<'connection.changed'> | undefined {
  return events('connection.changed').find(({ state }) => state === 'connected');
}

/** When ICE first found a pair. */
export function iceCameUp({ events }: ConnectionFacts): TraceEventOf<'ice-connection.changed'> | undefined {
  return events('ice-connection.changed').find(({ state }) => state === 'connected' || state === 'completed');
}

/**
 * Candidates of an offer that this side has let pass, which the browser refuses and nobody misses: those that came after
 * it, up to the next description that was taken.
 */
export function isOfIgnoredOffer({ events, applied }: ConnectionFacts, call: Moment): boolean {
  const ignored = events('offer.ignored').findLast((event) => isAfter(call, event));
  if (!ignored) return false;
  const taken = applied.find((each) => each.side === 'remote' && isAfter(each, ignored));
  return !taken || isAfter(taken, call);
}

/** The candidates it has gathered, without those that only end them. */
export function ownCandidates({ events }: ConnectionFacts): readonly TraceEventOf<'candidate.gathered'>[] {
  return events('candidate.gathered').filter(({ candidate }) => candidate !== null && candidate.candidate !== '');
}

/** The candidate a call was given; `null` for one that only ends them, or that is none. */
export function givenCandidate({ given }: Call): string | null {
  const candidate = member(given[0], 'candidate');
  return typeof candidate === 'string' && candidate !== '' ? candidate : null;
}

/** A member of a JSON object, or `undefined`. */
export function member(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return (value as Readonly<Record<string, Json>>)[name];
}
