import { topicLength } from '#labs/model/relay/wire.ts';
import { roomAlphabet } from '#labs/model/wire.ts';

/** The token of a new topic, or the name of a learner: nobody guesses it. */
export function createTopicToken(): string {
  const signs: string[] = [];
  while (signs.length < topicLength) {
    for (const byte of crypto.getRandomValues(new Uint8Array(topicLength))) {
      // As many bytes for each sign; the few that are left over are thrown away.
      if (byte < 256 - (256 % roomAlphabet.length)) signs.push(roomAlphabet.charAt(byte % roomAlphabet.length));
    }
  }
  return signs.slice(0, topicLength).join('');
}

/** The topic that the server makes of a token, known before anybody has opened it. Not by `crypto.subtle`, which plain HTTP has not. */
export async function topicOfToken(token: string): Promise<string> {
  const { sha256 } = await import('hash-wasm');
  let rest = BigInt(`0x${await sha256(`topic ${token}`)}`);
  const base = BigInt(roomAlphabet.length);
  let topic = '';
  while (topic.length < topicLength) {
    topic += roomAlphabet.charAt(Number(rest % base));
    rest /= base;
  }
  return topic;
}
