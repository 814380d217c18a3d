import { expect } from 'vitest';
import type { RunningServer } from '#peer-server/create-server.ts';
import { RelayPage } from './relay-page.ts';
import { ask } from './server.ts';

/** A class of two that goes on while others misbehave: each call takes one step and fails when that takes long. */
export async function startClass(server: RunningServer) {
  const publisher = new RelayPage(server);
  const { topic } = await publisher.open();
  const follower = new RelayPage(server);
  await follower.send({ type: 'follow', topic, known: null });
  let length = 0;
  return {
    topic,
    async goesOn() {
      const began = performance.now();
      await publisher.publish(topic, 'class', length, [{ step: length }]);
      length += 1;
      expect(await follower.has(topic, length)).toHaveLength(length);
      expect(performance.now() - began).toBeLessThan(3_000);
    },
  };
}

export const health = async (server: RunningServer) =>
  (await ask(server, '/api/health')).body as { topics: number; followers: number };
