import { machineIds, peers, type PeerId } from '#labs/model/vocabulary.ts';
import { catchUp, judge, outcomeOf, unexplainedIn, type Judgement } from './judged-call.ts';
import { observeCall, type ObservedCall } from './observed-call.ts';
import { otherOf } from './other-peer.ts';
import { createPost } from './post.ts';
import { createRandom, type Random } from './random.ts';
import { moves, type MoveName, type Table } from './sequence-moves.ts';

export type SequenceReport = {
  seed: number;
  /** What was done and what came of it, one line for each API call. */
  lines: readonly string[];
  /** API calls, or pairs of them that were made at once. */
  made: number;
  /** Of these, by `InvalidStateError`. */
  refused: number;
  /** Refused for the content of the argument, of which the model says nothing. */
  refusedForContent: number;
  explained: readonly string[];
  /** Every state a machine of the model was in, as `machine state`. */
  visited: readonly string[];
  wrong: readonly string[];
};

/** The sensible next steps are taken more often than the others, so that a sequence gets somewhere. */
const chanceOfSense = 0.6;
const chanceOfChannel = 0.6;
const chanceOfTogether = 0.08;
const chanceOfRenewal = 0.3;
/** A closed connection ends most of a sequence, so not every wish to close is granted. */
const chanceOfClosing = 0.4;

/** Plays one seeded sequence over two connections; every API call in it is judged. */
export async function playSequence(seed: number): Promise<SequenceReport> {
  const random = createRandom(seed);
  const call = observeCall();
  const lines: string[] = [];
  const judgements: Judgement[] = [];
  const visited = new Set<string>();
  const note = (peer: PeerId, what: string, judgement: Judgement) => {
    judgements.push(judgement);
    for (const id of peers) {
      for (const machine of machineIds) {
        for (const state of call.model(id).machines[machine].visited) visited.add(`${machine} ${state}`);
      }
    }
    const { foretold, happened, explained, wrong } = judgement;
    lines.push([`${peer} ${what}: ${happened} (${foretold})`, ...explained, ...wrong].join('; '));
  };
  const table: Table = {
    call,
    random,
    post: createPost(),
    async make(peer, intended, run) {
      const judgement = await judge(call, peer, intended, () => run(call.connections[peer]));
      note(peer, `${intended.method}(${intended.type ?? ''})`, judgement);
      return judgement.happened;
    },
    async follow(peer, what, run) {
      const before = call.model(peer);
      const happened = await outcomeOf(() => run(call.connections[peer]));
      note(peer, what, { foretold: 'unknown', happened, ...(await catchUp(call, peer, before)) });
    },
  };

  try {
    await begin(table);
    const length = 20 + Math.floor(random.next() * 11);
    for (let step = 0; step < length && judgements.every(({ wrong }) => wrong.length === 0); step += 1) {
      await takeStep(table, judgements, lines);
    }
  } finally {
    call.close();
  }
  return {
    seed,
    lines,
    made: judgements.length,
    refused: judgements.filter(({ happened }) => happened === 'InvalidStateError').length,
    refusedForContent: judgements.filter(isForContent).length,
    explained: judgements.flatMap(({ explained }) => explained),
    visited: [...visited],
    wrong: [...new Set([...judgements.flatMap(({ wrong }) => wrong), ...unexplainedIn(call)])],
  };
}

/** Most connections have something to negotiate from the first. */
async function begin(table: Table): Promise<void> {
  for (const peer of peers) {
    if (table.random.next() < chanceOfChannel) await moves['create data channel'](table, peer);
  }
}

async function takeStep(table: Table, judgements: readonly Judgement[], lines: string[]): Promise<void> {
  const { call, random } = table;
  const last = judgements.at(-1);
  const isClosed = peers.some((peer) => call.connections[peer].signalingState === 'closed');
  if ((isClosed && random.next() < chanceOfRenewal) || (last && isForContent(last))) {
    lines.push('new connections');
    call.renew();
    table.post.forget();
    return begin(table);
  }
  if (random.next() < chanceOfTogether) {
    const names = { alice: chooseMove(call, 'alice', random), bob: chooseMove(call, 'bob', random) };
    lines.push(`together: ${names.alice} and ${names.bob}`);
    await Promise.all(peers.map((peer) => moves[names[peer]](table, peer)));
    return;
  }
  const me = random.pick(peers);
  await moves[chooseMove(call, me, random)](table, me);
}

const everyMove = Object.keys(moves) as [MoveName, ...MoveName[]];

function chooseMove(call: ObservedCall, me: PeerId, random: Random): MoveName {
  const sensible = random.next() < chanceOfSense ? sensibleMoves(call, me) : null;
  const move = random.pick(sensible ?? everyMove);
  return move.startsWith('close') && random.next() > chanceOfClosing ? 'candidates' : move;
}

function sensibleMoves(call: ObservedCall, me: PeerId): readonly [MoveName, ...MoveName[]] | null {
  switch (call.model(me).machines.signaling.state) {
    case 'stable': {
      const isOffered = call.model(otherOf[me]).machines.signaling.state === 'have-local-offer';
      return isOffered
        ? ['deliver', 'answer without waiting']
        : ['create data channel', 'offer', 'implicit', 'candidates'];
    }
    case 'have-local-offer':
      return ['gather', 'gather', 'deliver', 'deliver', 'deliver as pranswer'];
    case 'have-remote-offer':
      return ['answer', 'implicit', 'pranswer', 'candidates'];
    case 'have-local-pranswer':
      return ['answer', 'implicit', 'pranswer'];
    case 'have-remote-pranswer':
      return ['deliver', 'deliver as answer', 'deliver as pranswer'];
    default:
      return null;
  }
}

function isForContent({ happened }: Judgement): boolean {
  return happened !== 'done' && happened !== 'InvalidStateError' && happened !== 'NotSupportedError';
}
