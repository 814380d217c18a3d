import type { IntendedCall } from '#labs/model/machines/legality.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { outcomeOf } from './judged-call.ts';
import type { ObservedCall } from './observed-call.ts';
import { otherOf } from './other-peer.ts';
import type { Letter, Post } from './post.ts';
import type { Random } from './random.ts';

/** What a move may use. `make` judges one API call and resolves with its outcome. */
export type Table = {
  call: ObservedCall;
  post: Post;
  random: Random;
  make: (peer: PeerId, intended: IntendedCall, run: (connection: RTCPeerConnection) => unknown) => Promise<string>;
  /** Something whose single calls cannot be foretold: the model must follow, and find nothing wrong. */
  follow: (peer: PeerId, what: string, run: (connection: RTCPeerConnection) => unknown) => Promise<void>;
};

export type Move = (table: Table, me: PeerId) => Promise<unknown>;

export type MoveName =
  | 'offer'
  | 'answer'
  | 'pranswer'
  | 'implicit'
  | 'gather'
  | 'deliver'
  | 'deliver as pranswer'
  | 'deliver as answer'
  | 'answer without waiting'
  | 'rollback local'
  | 'rollback remote'
  | 'add transceiver'
  | 'create data channel'
  | 'restart ICE'
  | 'candidates'
  | 'close'
  | 'close with a call in flight';

/** Everything that may be done in a sequence, in whichever state: what is illegal is made all the same. */
export const moves: Readonly<Record<MoveName, Move>> = {
  offer: async (table, me) => {
    let offer: RTCSessionDescriptionInit | undefined;
    const created = await table.make(me, { method: 'createOffer' }, async (connection) => {
      offer = await connection.createOffer();
    });
    if (created === 'done') await setLocal(table, me, offer as RTCSessionDescriptionInit);
  },
  answer: (table, me) => answerAs(table, me, 'answer'),
  pranswer: (table, me) => answerAs(table, me, 'pranswer'),
  implicit: async (table, me) => {
    const outcome = await table.make(me, { method: 'setLocalDescription' }, (connection) =>
      connection.setLocalDescription(),
    );
    if (outcome === 'done') send(table, me);
  },
  gather: async ({ call, post }, me) => {
    if (call.model(me).machines.signaling.state === 'closed') return;
    // Chromium may say for ever that it gathers, where transports came and went: one candidate will do, or none.
    const isThrough = () =>
      call.model(me).machines['ice-gathering'].state !== 'gathering' || candidatesOf(call, me).length > 0;
    await call.comesToHold(isThrough);
    const { localDescription } = call.connections[me];
    if (localDescription) post.rewrite(me, localDescription);
  },
  deliver: (table, me) => deliverAs(table, me, (letter) => letter),
  'deliver as pranswer': (table, me) => deliverAs(table, me, (letter) => ({ ...letter, type: 'pranswer' })),
  'deliver as answer': (table, me) => deliverAs(table, me, (letter) => ({ ...letter, type: 'answer' })),
  'rollback local': ({ make }, me) =>
    make(me, { method: 'setLocalDescription', type: 'rollback' }, (connection) =>
      connection.setLocalDescription({ type: 'rollback' }),
    ),
  'rollback remote': ({ make }, me) =>
    make(me, { method: 'setRemoteDescription', type: 'rollback' }, (connection) =>
      connection.setRemoteDescription({ type: 'rollback', sdp: '' }),
    ),
  'add transceiver': ({ make, random }, me) =>
    make(me, { method: 'addTransceiver' }, (connection) => connection.addTransceiver(random.pick(['audio', 'video']))),
  'create data channel': ({ make }, me) =>
    make(me, { method: 'createDataChannel' }, (connection) => connection.createDataChannel('data')),
  'restart ICE': ({ make }, me) => make(me, { method: 'restartIce' }, (connection) => connection.restartIce()),
  candidates: async ({ call, make }, me) => {
    for (const candidate of candidatesOf(call, otherOf[me])) {
      const outcome = await make(me, { method: 'addIceCandidate' }, (connection) =>
        connection.addIceCandidate(candidate),
      );
      if (outcome !== 'done') break;
    }
  },
  close: ({ make }, me) => make(me, { method: 'close' }, (connection) => connection.close()),
  'close with a call in flight': ({ follow }, me) =>
    follow(me, 'setLocalDescription() and close()', (connection) => {
      // Closed meanwhile, a promise need never settle.
      void outcomeOf(() => connection.setLocalDescription());
      connection.close();
    }),
  'answer without waiting': async (table, me) => {
    const letter = table.post.lastOf(otherOf[me]);
    if (letter?.type !== 'offer' || !table.post.fits(me, letter)) return moves.implicit(table, me);
    return table.follow(me, 'setRemoteDescription(offer) and setLocalDescription()', async (connection) => {
      const outcomes = await Promise.all([
        outcomeOf(() => connection.setRemoteDescription(letter)),
        outcomeOf(() => connection.setLocalDescription()),
      ]);
      if (outcomes[0] === 'done') table.post.taken(me, letter);
      if (outcomes[1] === 'done') send(table, me);
    });
  },
};

async function answerAs(table: Table, me: PeerId, type: 'answer' | 'pranswer'): Promise<void> {
  let sdp = '';
  const created = await table.make(me, { method: 'createAnswer' }, async (connection) => {
    sdp = (await connection.createAnswer()).sdp ?? '';
  });
  if (created === 'done') await setLocal(table, me, { type, sdp });
}

async function setLocal(table: Table, me: PeerId, description: RTCSessionDescriptionInit): Promise<void> {
  const outcome = await table.make(me, { method: 'setLocalDescription', type: description.type }, (connection) =>
    connection.setLocalDescription(description),
  );
  if (outcome === 'done') send(table, me);
}

function send({ call, post }: Table, me: PeerId): void {
  const { localDescription } = call.connections[me];
  if (localDescription) post.send(me, localDescription);
}

/** Hands over the other's last letter; without one there is an offer to be made instead. */
async function deliverAs(table: Table, me: PeerId, readdress: (letter: Letter) => Letter): Promise<unknown> {
  const written = table.post.lastOf(otherOf[me]);
  if (written === undefined) return moves.offer(table, me);
  const letter = written.type === 'offer' ? written : readdress(written);
  // Where the state would allow it, what does not fit would be refused for its content.
  const { state } = table.call.model(me).machines.signaling;
  const hasOffered = state === 'have-local-offer' || state === 'have-remote-pranswer';
  if (hasOffered && !table.post.fits(me, letter)) return moves['rollback local'](table, me);
  const outcome = await table.make(me, { method: 'setRemoteDescription', type: letter.type }, (connection) =>
    connection.setRemoteDescription({ type: letter.type, sdp: letter.sdp }),
  );
  if (outcome === 'done') table.post.taken(me, letter);
  return outcome;
}

/** The last candidates of a peer's present connection; Firefox ends them with an empty one. */
function candidatesOf(call: ObservedCall, peer: PeerId): readonly RTCIceCandidateInit[] {
  const { events } = call.trace();
  const begin = events.findLastIndex((event) => event.peer === peer && event.type === 'connection.created');
  const gathered = events
    .slice(begin)
    .flatMap((event) => (event.peer === peer && event.type === 'candidate.gathered' ? [event.candidate] : []));
  return gathered.filter((candidate) => candidate !== null).slice(-3);
}
