import { createHash, randomInt } from 'node:crypto';
import { shortTopicLength, topicLength } from '#labs/model/relay/wire.ts';
import { roomAlphabet } from '#labs/model/wire.ts';

export function createToken(): string {
  return Array.from({ length: topicLength }, () => roomAlphabet.charAt(randomInt(roomAlphabet.length))).join('');
}

/**
 * The topic that belongs to a token. It follows from the token and does not give it away, so whoever has the token proves that
 * the topic is theirs, also to a server that has just been started and knows nothing.
 */
export function topicOf(token: string): string {
  let rest = BigInt(`0x${createHash('sha256').update(`topic ${token}`).digest('hex')}`);
  const base = BigInt(roomAlphabet.length);
  let topic = '';
  while (topic.length < topicLength) {
    topic += roomAlphabet.charAt(Number(rest % base));
    rest /= base;
  }
  return topic;
}

/** What is kept of a key, so that nobody finds it in a store. */
export function lockOf(key: string): string {
  return createHash('sha256').update(`key ${key}`).digest('hex');
}

/** Short forms for a topic, in the order in which they are tried: always the same, so that a restart changes none. */
export function shortFormsOf(topic: string): readonly string[] {
  return Array.from({ length: topicLength - shortTopicLength + 1 }, (_, at) => topic.slice(at, at + shortTopicLength));
}
