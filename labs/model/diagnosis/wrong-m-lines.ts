import { parseLines } from '../sdp/lines.ts';
import { sectionsOf } from '../sdp/sections.ts';
import { firstFound, otherOf } from './call-facts.ts';
import { callsOf, givenSdp, isAfter } from './connection-facts.ts';
import type { Call, ConnectionFacts } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';

/**
 * The sections of a description stand in another order, or are of other kinds, than those before.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3264#section-6
 */
export const wrongMLines: Rule = {
  id: 'wrong-m-lines',
  explains: ['mangled-sdp', 'no-answer', 'answer-lost', 'candidate-too-early', 'malformed-candidate'],
  examine: (examined) => firstFound(examined, look),
};

function look(connection: ConnectionFacts): Finding | null {
  for (const call of callsOf(connection, 'setRemoteDescription')) {
    if (!isOrderRefused(call)) continue;
    const before = connection.applied.findLast((applied) => isAfter(call, applied));
    if (!before) continue;
    const expected = before.sections().map(({ kind }) => kind);
    const given = kindsOf(givenSdp(call));
    return found('wrong-m-lines', otherOf(connection.peer), {
      certainty: isPrefix(expected, given) ? 'likely' : 'certain',
      evidence: [before, call, call.end],
      values: { expected: expected.join(', '), given: given.join(', '), error: call.error?.name ?? '' },
    });
  }
  return null;
}

/** Chromium and Firefox name the error and the lines, each in its words. */
export function isOrderRefused({ outcome, error }: Call): boolean {
  if (outcome !== 'rejected' || !error || error.name === 'InvalidStateError') return false;
  return /\bm-?(?:lines?|sections?)\b|media type/i.test(error.message);
}

function kindsOf(sdp: string): readonly string[] {
  return sectionsOf(parseLines(sdp))
    .slice(1)
    .map(({ kind }) => kind);
}

function isPrefix(expected: readonly string[], given: readonly string[]): boolean {
  return given.length >= expected.length && expected.every((kind, index) => given[index] === kind);
}
