import type { Json } from '#labs/model/json.ts';
import type { Known, Publication, RelayAnswer, RelayRefusal, RelayRequest } from '#labs/model/relay/wire.ts';
import type { Limits } from '../limits.ts';
import { createFollower, type Follower } from './follower.ts';
import type { Guesses } from './guesses.ts';
import { readRequest } from './read-request.ts';
import type { createTeller } from './teller.ts';
import { createToken, lockOf, topicOf } from './topic-name.ts';
import type { Claim, Topics, WatchedTopic } from './topics.ts';

export type PageRelayParts = {
  topics: Topics;
  limits: Limits;
  /** Tells this page from every other, also at other processes. */
  name: string;
  address: string;
  /** Of short forms. */
  guesses: Pick<Guesses, 'isOpen' | 'miss'>;
  tell: ReturnType<typeof createTeller>;
  /** `sent` is called once the text has left this process; `false` when the page is gone. */
  send: (text: string | Buffer, sent?: () => void) => boolean;
};

/** What one page publishes, follows and tells. Requests are carried out one after the other; `take` rejects when a store is lost. */
export type PageRelay = { take: (text: string) => Promise<void>; follows: () => number; close: () => Promise<void> };

type Followed = { watched: WatchedTopic; follower: Follower };

export function createPageRelay({ topics, limits, name, address, guesses, tell, send }: PageRelayParts): PageRelay {
  const published = new Map<string, Claim>();
  const followed = new Map<string, Followed>();
  /** The learner as whom this page has a tile, by topic. */
  const learners = new Map<string, string>();
  let isClosed = false;
  let turn: Promise<void> = Promise.resolve();

  const answer = (what: RelayAnswer) => send(JSON.stringify(what));
  const refuse = (topic: string | null, code: RelayRefusal, message: string) =>
    void answer({ type: 'refused', topic, code, message });
  const tellTile = (topic: string, learner: string, tile: string | null) =>
    void send(`${JSON.stringify({ type: 'tile', topic, learner }).slice(0, -1)},"tile":${tile ?? 'null'}}`);

  const hear = (topic: string, what: string) =>
    void send(`${JSON.stringify({ type: 'tell', topic }).slice(0, -1)},"what":${what}}`);

  const open = async (token = createToken(), key?: string): Promise<void> => {
    const topic = topicOf(token);
    if (published.size >= limits.topicsPerPage && !published.has(topic))
      return refuse(topic, 'too-many', `A page publishes ${limits.topicsPerPage} topics at most.`);
    // What this page had of it before is its own again, not another's.
    published.delete(topic);
    const mine: { claim?: Claim } = {};
    const isMine = () => mine.claim !== undefined && published.get(topic) === mine.claim;
    /** What happens before we know the claim is told after it. */
    const early: (() => void)[] = [];
    const inTurn = (what: () => void) => {
      if (mine.claim === undefined) early.push(what);
      else if (isMine()) what();
    };
    const claim = await topics.claim(topic, address, {
      lock: key === undefined ? null : lockOf(key),
      onTile(learner, tile) {
        // Those from before are in the claim.
        if (isMine()) tellTile(topic, learner, tile);
      },
      onTold: (what) => inTurn(() => hear(topic, what)),
      onReplaced: () =>
        inTurn(() => {
          published.delete(topic);
          answer({ type: 'replaced', topic });
        }),
    });
    if (claim === null) return refuse(topic, 'full', 'The server holds no more topics.');
    if (isClosed) return claim.leave();
    mine.claim = claim;
    published.set(topic, claim);
    answer({ type: 'opened', topic, short: claim.short, token, known: claim.known });
    for (const [learner, tile] of claim.tiles) tellTile(topic, learner, tile);
    for (const what of early) inTurn(what);
  };

  const append = async ({ topic, epoch, from, entries }: Publication): Promise<void> => {
    const claim = published.get(topic);
    const texts = claim === undefined ? [] : entries.map((entry) => JSON.stringify(entry));
    const result = await claim?.append({ epoch, from, entries: texts });
    if (result?.outcome === 'replaced' && published.get(topic) === claim) {
      // It has not been heard yet that another page has it.
      published.delete(topic);
      answer({ type: 'replaced', topic });
    }
    if (result === undefined || result.outcome === 'replaced')
      return refuse(topic, 'not-yours', 'Open the topic with its token first.');
    if (result.outcome === 'full') refuse(topic, 'full', 'There is no room for more. Begin anew.');
    else answer({ type: result.outcome === 'gap' ? 'gap' : 'published', topic, ...result.known });
  };

  const end = async (topic: string): Promise<void> => {
    const claim = published.get(topic);
    if (claim === undefined) return refuse(topic, 'not-yours', 'This topic is of another page.');
    published.delete(topic);
    await claim.end();
  };

  const follow = async (topic: string, known: Known | null): Promise<void> => {
    unfollow(topic);
    if (followed.size >= limits.topicsPerPage)
      return refuse(topic, 'too-many', `A page follows ${limits.topicsPerPage} topics at most.`);
    const tellPresence = (isHere: boolean) => void answer({ type: 'presence', topic, isHere });
    /** Something may happen before there is a follower to tell of it. */
    const mine: { follower?: Follower } = {};
    const watched = await topics.watch(topic, {
      onAdded: () => mine.follower?.pump(),
      onPresence: (isHere) => (mine.follower === undefined ? undefined : tellPresence(isHere)),
      onEnded() {
        if (mine.follower !== undefined) answer({ type: 'ended', topic });
      },
    });
    if (isClosed) return watched.release();
    const follower = createFollower({ topic, watched, known, send });
    mine.follower = follower;
    followed.set(topic, { watched, follower });
    follower.pump();
    tellPresence(watched.isHere());
  };
  const unfollow = (topic: string): void => {
    const known = followed.get(topic);
    known?.follower.stop();
    known?.watched.release();
    followed.delete(topic);
  };

  const putTile = async (topic: string, learner: string, tile: Json): Promise<void> => {
    const text = tile === null ? null : JSON.stringify(tile);
    if (text !== null && Buffer.byteLength(text) > limits.tileBytes)
      return refuse(topic, 'too-many', `What a learner tells has ${limits.tileBytes} bytes at most.`);
    const before = learners.get(topic);
    if (before !== undefined && before !== learner) return refuse(topic, 'not-yours', 'One page is one learner.');
    if (learners.size >= limits.topicsPerPage && before === undefined)
      return refuse(topic, 'too-many', 'This page tells too many already.');
    const outcome = await topics.putTile(topic, learner, text, { page: name, address });
    if (outcome === 'nobody') return refuse(topic, 'nobody', 'Nobody listens under this topic.');
    if (outcome === 'full')
      return refuse(topic, 'full', 'Too many tell something already, in all or from this address.');
    if (text === null) return void learners.delete(topic);
    learners.set(topic, learner);
    answer({ type: 'told', topic });
  };

  const tellPublisher = async (topic: string, key: string, what: Json): Promise<void> => {
    const outcome = await tell(topic, key, what);
    if (outcome === 'told') answer({ type: 'told', topic });
    else refuse(topic, outcome.code, outcome.message);
  };

  const resolve = async (short: string): Promise<void> => {
    // Else the one guess that is right would be told all the same.
    if (!guesses.isOpen()) return refuse(null, 'too-many', 'Too many codes that lead nowhere. Wait a minute.');
    const topic = await topics.resolve(short);
    if (topic === null) guesses.miss();
    answer({ type: 'resolved', short, topic });
  };

  const carryOut = async (request: RelayRequest): Promise<void> => {
    switch (request.type) {
      case 'open':
        return open(request.token, request.key);
      case 'publish':
        return append(request);
      case 'end':
        return end(request.topic);
      case 'follow':
        return follow(request.topic, request.known);
      case 'unfollow':
        return unfollow(request.topic);
      case 'resolve':
        return resolve(request.short);
      case 'ping':
        return void answer({ type: 'pong' });
      case 'tile':
        return putTile(request.topic, request.learner, request.tile);
      case 'tell':
        return tellPublisher(request.topic, request.key, request.what);
    }
  };

  const close = async (): Promise<void> => {
    for (const topic of [...followed.keys()]) unfollow(topic);
    for (const [topic, learner] of learners) await topics.putTile(topic, learner, null, { page: name, address });
    for (const claim of published.values()) await claim.leave();
    published.clear();
  };
  return {
    take(text) {
      turn = turn.then(async () => {
        if (isClosed) return;
        const request = readRequest(text);
        if (request === null) refuse(null, 'malformed', 'This is no request to the relay.');
        else await carryOut(request);
      });
      return turn;
    },
    follows: () => followed.size,
    close() {
      isClosed = true;
      turn = turn.then(close, close);
      return turn;
    },
  };
}
