import * as v from 'valibot';
import { relayRequestSchema } from '#labs/model/relay/request.ts';
import type { RelayAnswer, RelayRefusal, RelayRequest } from '#labs/model/relay/wire.ts';
import type { Json } from '#labs/model/json.ts';
import type { Limits } from '../limits.ts';
import { createFollower, type Follower } from './follower.ts';
import { createToken, topicOf } from './topic-name.ts';
import type { Topics, WatchedTopic } from './topics.ts';

export type PageRelayParts = {
  topics: Topics;
  limits: Limits;
  /** Makes this page the publisher of a topic; the function is called when another page takes its place. */
  takeTopic: (topic: string, onReplaced: () => void) => { isStill: () => boolean; release: () => void };
  /** Whether one more short form that leads nowhere may be asked for from there. */
  mayGuess: () => boolean;
  /** `sent` is called once the text has left this process; `false` when the page is gone. */
  send: (text: string, sent?: () => void) => boolean;
};

/** What one page publishes, follows and tells. Requests are carried out one after the other; `take` never rejects. */
export type PageRelay = { take: (text: string) => Promise<void>; close: () => Promise<void> };

type Published = ReturnType<PageRelayParts['takeTopic']> & { watched: WatchedTopic };
type Followed = { watched: WatchedTopic; follower: Follower };

export function createPageRelay({ topics, limits, takeTopic, mayGuess, send }: PageRelayParts): PageRelay {
  const published = new Map<string, Published>();
  const followed = new Map<string, Followed>();
  /** The learner as whom this page tells something, by topic. */
  const told = new Map<string, string>();
  let isClosed = false;
  let turn: Promise<void> = Promise.resolve();

  const answer = (what: RelayAnswer) => send(JSON.stringify(what));
  const refuse = (topic: string | null, code: RelayRefusal, message: string) =>
    void answer({ type: 'refused', topic, code, message });

  const open = async (token = createToken()): Promise<void> => {
    const topic = topicOf(token);
    if (published.size >= limits.topicsPerPage && !published.has(topic))
      return refuse(topic, 'too-many', `A page publishes ${limits.topicsPerPage} topics at most.`);
    const claimed = await topics.claim(topic);
    if (claimed === null) return refuse(topic, 'full', 'The server holds no more topics.');
    drop(topic);
    const place = takeTopic(topic, () => {
      drop(topic);
      answer({ type: 'replaced', topic });
    });
    const watched = await topics.watch(topic, {
      ...deaf,
      onTile: (learner, tile) => void answer({ type: 'tile', topic, learner, tile }),
    });
    published.set(topic, { ...place, watched });
    answer({ type: 'opened', topic, short: claimed.short, token, known: claimed.known });
    for (const [learner, tile] of watched.tiles()) answer({ type: 'tile', topic, learner, tile });
  };
  /** Forgets that this page publishes it. */
  const drop = (topic: string): void => {
    const own = published.get(topic);
    own?.watched.release();
    own?.release();
    published.delete(topic);
  };

  const follow = async (topic: string, known: Extract<RelayRequest, { type: 'follow' }>['known']): Promise<void> => {
    unfollow(topic);
    if (followed.size >= limits.topicsPerPage)
      return refuse(topic, 'too-many', `A page follows ${limits.topicsPerPage} topics at most.`);
    const tellPresence = (isHere: boolean) => void answer({ type: 'presence', topic, isHere });
    /** Something may be added before there is a follower to tell of it. */
    const mine: { follower?: Follower } = {};
    const watched = await topics.watch(topic, {
      ...deaf,
      onAdded: () => mine.follower?.pump(),
      onPresence: tellPresence,
      onEnded: () => void answer({ type: 'ended', topic }),
    });
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
    if (JSON.stringify(tile).length > limits.tileBytes)
      return refuse(topic, 'too-many', `What a learner tells has ${limits.tileBytes} bytes at most.`);
    const before = told.get(topic);
    if (before !== undefined && before !== learner) return refuse(topic, 'not-yours', 'One page is one learner.');
    if (told.size >= limits.topicsPerPage && before === undefined)
      return refuse(topic, 'too-many', 'This page tells too many already.');
    if (!(await topics.putTile(topic, learner, tile))) return refuse(topic, 'full', 'Nobody listens under this topic.');
    if (tile === null) told.delete(topic);
    else told.set(topic, learner);
  };

  const carryOut = async (request: RelayRequest): Promise<void> => {
    switch (request.type) {
      case 'open':
        return open(request.token);
      case 'publish': {
        const { type: _, ...publication } = request;
        const { topic } = publication;
        if (!published.has(topic)) return refuse(topic, 'not-yours', 'Open the topic with its token first.');
        const { outcome, known } = await topics.append(publication);
        if (outcome === 'full') refuse(topic, 'full', 'There is no room for more. Begin anew.');
        else answer({ type: outcome === 'gap' ? 'gap' : 'published', topic, ...known });
        return;
      }
      case 'end':
        if (!published.has(request.topic)) return refuse(request.topic, 'not-yours', 'This topic is of another page.');
        drop(request.topic);
        return topics.end(request.topic);
      case 'follow':
        return follow(request.topic, request.known);
      case 'unfollow':
        return unfollow(request.topic);
      case 'resolve': {
        const { short } = request;
        const topic = await topics.resolve(short);
        if (topic === null && !mayGuess())
          return refuse(null, 'too-many', 'Too many codes that lead nowhere. Wait a minute.');
        answer({ type: 'resolved', short, topic });
        return;
      }
      case 'ping':
        return void answer({ type: 'pong' });
      case 'tile':
        return putTile(request.topic, request.learner, request.tile);
    }
  };

  const close = async (): Promise<void> => {
    for (const topic of [...followed.keys()]) unfollow(topic);
    for (const [topic, learner] of told) await topics.putTile(topic, learner, null);
    for (const [topic, own] of [...published]) {
      const isStill = own.isStill();
      drop(topic);
      if (isStill) await topics.leave(topic);
    }
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
    close() {
      isClosed = true;
      turn = turn.then(close, close);
      return turn;
    },
  };
}

const deaf = { onAdded: () => {}, onPresence: () => {}, onEnded: () => {}, onTile: () => {} };

function readRequest(text: string): RelayRequest | null {
  try {
    const read = v.safeParse(relayRequestSchema, JSON.parse(text), { abortEarly: true });
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
