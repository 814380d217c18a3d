// What crosses the socket between a page and the bundled server about traces: one publishes under a topic, any number follow it.
import type { Json } from '../json.ts';
import { roomAlphabet } from '../wire.ts';

/** Where the socket is. A page needs one, however much it publishes and follows. */
export const relaySocketPath = '/api/relay';

/** Nobody guesses a topic, nor the token that it is made of; the short form is for typing, and leads to it only while it lives. */
export const topicLength = 26;
export const shortTopicLength = 6;

/** A publisher keeps this: with its `token` the topic is its own again after a reload, and after a restart of the server. */
export type Topic = { topic: string; short: string; token: string };

/**
 * Entries are numbered from 0 within an epoch, one for each run of the publisher: a new epoch forgets the one before, and begins
 * with 0. What is known already is passed over, so it may be sent twice.
 */
export type Publication = { topic: string; epoch: string; from: number; entries: readonly Json[] };

/** What the server, or a follower, has of a topic: all entries of an epoch before `length`. */
export type Known = { epoch: string; length: number };

/** From the page. */
export type RelayRequest =
  /**
   * Makes a topic. With the token of an earlier one it is that one again, and whoever published it before is `replaced`. Whoever
   * shows `key` may tell its publisher something, until it is opened anew; without one nobody may.
   */
  | { type: 'open'; token?: string | undefined; key?: string | undefined }
  | ({ type: 'publish' } & Publication)
  /** The topic and all it holds is forgotten. Without it, it is forgotten some time after its publisher has gone. */
  | { type: 'end'; topic: string }
  /** Also before there is anything: then it waits. `known` is what need not be told again. */
  | { type: 'follow'; topic: string; known: Known | null }
  | { type: 'unfollow'; topic: string }
  | { type: 'resolve'; short: string }
  /** Is answered at once: a browser is not told when the way to the server is gone without a word. */
  | { type: 'ping' }
  /** What a learner tells the publisher of a topic, and nobody else; `null` takes it back, unanswered. It goes with the socket. */
  | { type: 'tile'; topic: string; learner: string; tile: Json }
  /** Something for the publisher of a topic, and nobody else, from somebody who has its `key`. Nothing keeps it: it is heard now or never. */
  | { type: 'tell'; topic: string; key: string; what: Json };

/** From the server. */
export type RelayAnswer =
  | ({ type: 'opened'; known: Known | null } & Topic)
  | ({ type: 'published'; topic: string } & Known)
  /** Entries before `from` are missing: publish again from `length`. */
  | ({ type: 'gap'; topic: string } & Known)
  /** Another page publishes under this topic now. */
  | { type: 'replaced'; topic: string }
  /** `from` 0 begins anew, whatever was known. */
  | ({ type: 'entries' } & Publication)
  /** Whether the publisher is connected. What a follower has stays good. */
  | { type: 'presence'; topic: string; isHere: boolean }
  | { type: 'ended'; topic: string }
  | { type: 'pong' }
  | { type: 'resolved'; short: string; topic: string | null }
  | { type: 'tile'; topic: string; learner: string; tile: Json }
  /** To the publisher. */
  | { type: 'tell'; topic: string; what: Json }
  /** To who told it, a tile or else: the publisher has it. */
  | { type: 'told'; topic: string }
  | { type: 'refused'; topic: string | null; code: RelayRefusal; message: string };

/** `full`: the topic, or the server, holds no more. `nobody`: its publisher is not there, or hears nothing. */
export type RelayRefusal = 'malformed' | 'too-many' | 'full' | 'not-yours' | 'nobody' | 'wrong-key';

/** A page that is closed with this has sent too much. */
export const relayFloodCode = 1008;

/** Reads a topic as a person types or pastes it, short or whole: any case, spaces and hyphens between. `null` when it cannot be one. */
export function parseTopic(text: string): string | null {
  const topic = text.toUpperCase().replaceAll(/[\s-]/g, '');
  const isLong = topic.length === topicLength || topic.length === shortTopicLength;
  return isLong && [...topic].every((sign) => roomAlphabet.includes(sign)) ? topic : null;
}
