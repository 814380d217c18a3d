import { firstFound, otherOf, unlessAlone } from './call-facts.ts';
import { callsOf, givenSdp, givenType } from './connection-facts.ts';
import type { Call, ConnectionFacts, Examined, Moment } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { shorten } from '../shorten.ts';
import { found } from './found.ts';
import { isOrderRefused } from './wrong-m-lines.ts';

/** The browser could not read a description: its text, or the object around it, was changed on the way. */
export const mangledSdp: Rule = {
  id: 'mangled-sdp',
  explains: ['no-answer', 'answer-lost', 'candidate-too-early', 'answer-in-wrong-state', 'candidates-not-relayed'],
  examine: (examined) =>
    firstFound(examined, (connection) => {
      const refused = callsOf(connection, 'setRemoteDescription').find(isUnreadable);
      return refused ? describe(examined, connection, refused) : null;
    }),
};

function describe(examined: Examined, connection: ConnectionFacts, refused: Call): Finding {
  const sender = otherOf(connection.peer);
  const made = originalOf(examined, connection, refused);
  const isChanged = made !== null && made.sdp !== givenSdp(refused);
  return found('mangled-sdp', sender, {
    // The very text that was made is refused: then something else is wrong with it, or its maker is not recorded.
    certainty: isChanged ? 'certain' : unlessAlone(examined, sender, 'likely'),
    evidence: [refused, refused.end, made?.moment],
    values: { error: refused.error?.name ?? '', message: shorten(refused.error?.message) },
  });
}

/** Not for the state it came in, and not for the order of its sections. */
function isUnreadable(call: Call): boolean {
  return call.outcome === 'rejected' && call.error?.name !== 'InvalidStateError' && !isOrderRefused(call);
}

/** The text as the other side had it in force. */
function originalOf(
  { peers }: Examined,
  { peer }: ConnectionFacts,
  refused: Call,
): { sdp: string; moment: Moment } | null {
  const applied = peers[otherOf(peer)].connections
    .flatMap((theirs) => theirs.applied)
    .filter(({ side, description, seq }) => {
      const type = givenType(refused);
      return side === 'local' && seq < refused.seq && (type === undefined || description.type === type);
    });
  const made = applied.at(-1);
  return made ? { sdp: made.description.sdp, moment: made } : null;
}
