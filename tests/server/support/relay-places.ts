import { expect } from 'vitest';
import type { Limits } from '#peer-server/limits.ts';
import type { RunningServer, ServerOptions } from '#peer-server/create-server.ts';
import { startRedis } from './redis.ts';
import { startServer } from './server.ts';

export const kinds = ['in memory', 'on Redis', 'at two processes on Redis'] as const;
export type RelayKind = (typeof kinds)[number];

/** Where a publisher is, and where those who follow are: the same server, or two that share a Redis. */
export async function startPlaces(
  kind: RelayKind,
  limits: Partial<Limits> = {},
  options: Pick<ServerOptions, 'trustProxy'> = {},
): Promise<readonly [RunningServer, RunningServer]> {
  // A script that Redis refuses would else look like a page that went.
  const report = (error: unknown) => expect(String(error)).not.toMatch(/ERR|script/i);
  const redisUrl = kind === 'in memory' ? undefined : (await startRedis()).url;
  const first = await startServer({ ...options, limits, redisUrl, report });
  return [
    first,
    kind === 'at two processes on Redis' ? await startServer({ ...options, limits, redisUrl, report }) : first,
  ];
}
