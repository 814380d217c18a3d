// What crosses the relay of traces: one publishes under a topic, any number follow it.
import type { Json } from './json.ts';
import { roomAlphabet } from './wire.ts';

/** Nobody guesses a topic; its short form is for typing, and stands for it only while somebody publishes. */
export const topicLength = 26;
export const shortTopicLength = 6;

/**
 * `POST /relay/topics` → 201 `Topic`. With the `topic` and `token` of an earlier one it is the same again, as after a restart
 * of the server, which then knows nothing of it: the publisher sends all of it once more.
 */
export type TopicRequest = { topic?: string | undefined; token?: string | undefined };
export type Topic = { topic: string; short: string; token: string };

/** `GET /relay/short/:short` → 200. */
export type TopicName = { topic: string };

/**
 * `POST /relay/topics/:topic`, with the token as Bearer. Entries are numbered from 0 within an epoch, one for each run of the
 * publisher: a new epoch forgets the one before. What is known already is skipped, so that it may be sent twice.
 */
export type Publication = { epoch: string; from: number; entries: readonly Json[] };

/** 200, or 409 where entries before `from` are missing: send again from `length`. */
export type Published = { length: number };

/**
 * One of the server-sent events of `GET /relay/topics/:topic/events`. Its id is `<epoch>.<number of its last entry>`; a browser
 * that comes back sends it as `Last-Event-ID`, and gets what it has missed and nothing twice. `from` 0 begins anew.
 */
export type RelayedEntries = Publication;

/** The publisher has gone, or is back: followers keep what they have. */
export type PublisherPresence = { isHere: boolean };

/** Reads a topic as a person types or pastes it, short or whole: any case, spaces and hyphens between. `null` when it cannot be one. */
export function parseTopic(text: string): string | null {
  const topic = text.toUpperCase().replaceAll(/[\s-]/g, '');
  const isLong = topic.length === topicLength || topic.length === shortTopicLength;
  return isLong && [...topic].every((sign) => roomAlphabet.includes(sign)) ? topic : null;
}

/** `null` for what is no id of ours. */
export function parseEventId(text: string): { epoch: string; last: number } | null {
  const [, epoch, last] = /^([\w-]{1,40})\.(\d{1,9})$/.exec(text) ?? [];
  return epoch === undefined || last === undefined ? null : { epoch, last: Number(last) };
}

export function eventIdOf({ epoch, from, entries }: Publication): string {
  return `${epoch}.${from + entries.length - 1}`;
}
