import { expect, test } from 'vitest';
import { createTopicToken, topicOfToken } from '#labs/drivers/relay/topic-token.ts';
import { parseTopic } from '#labs/model/relay/wire.ts';
import { topicOf } from '#peer-server/relay/topic-name.ts';

test('a page finds the same topic for a token as the server does', async () => {
  for (let time = 0; time < 20; time += 1) {
    const token = createTopicToken();
    expect(parseTopic(token)).toBe(token);
    expect(await topicOfToken(token)).toBe(topicOf(token));
  }
});
