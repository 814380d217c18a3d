import { fold } from '../fold.ts';
import type { Trace } from '../trace.ts';
import { noGathering, stepGathering } from '../views/gathering.ts';
import { isTurnUrl } from './server-url.ts';

/** What a test of one server has shown. `ms` since gathering began. */
export type ServerVerdict =
  | { id: 'works'; address: string; ms: number }
  /** The lab's own server answered, with the address that the host candidate has anyway. */
  | { id: 'answers'; address: string }
  /** The server answered, and would not. */
  | { id: 'refused'; code: number; text: string }
  /** Nothing came back in time. */
  | { id: 'unreachable'; code: number }
  /** The browser did not take it at all. */
  | { id: 'invalid'; name: string; message: string }
  /** Gathering is over, without a candidate of it and without an error. */
  | { id: 'nothing' }
  | { id: 'timeout' };

/** Codes that say that there was no answer. @see https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnectioniceerrorevent-errorcode */
const unreachable = 701;

/**
 * What a trace in which one server was tried alone says of it; `null` while it says nothing. A TURN server is tried with
 * relayed candidates only.
 *
 * @param isOver nobody waits any longer
 */
export function verdictOf(trace: Trace, url: string, isOver: boolean): ServerVerdict | null {
  const refused = trace.events.find((event) => event.type === 'connection.refused');
  if (refused?.type === 'connection.refused') return { id: 'invalid', ...refused.error };
  const { state, startedAt, found, failed, exchanges } = fold(trace, stepGathering, noGathering);
  const type = isTurnUrl(url) ? 'relay' : 'srflx';
  const given = found.find(({ parsed }) => parsed?.type === type);
  if (given?.parsed) {
    const { address, port } = given.parsed;
    return { id: 'works', address: `${address}:${port}`, ms: given.at - (startedAt ?? given.at) };
  }
  if (state !== 'complete' && !isOver) return null;
  const answered = exchanges.find((exchange) => exchange.type === 'stun.answered');
  if (type === 'srflx' && answered?.type === 'stun.answered') return { id: 'answers', address: answered.mapped };
  const said = failed.find(({ code }) => code !== unreachable);
  if (said) return { id: 'refused', code: said.code, text: said.text };
  if (failed.length > 0) return { id: 'unreachable', code: unreachable };
  return state === 'complete' ? { id: 'nothing' } : { id: 'timeout' };
}
