import { onTestFinished } from 'vitest';
import { launchRedis, type RedisProcess } from '../../support/redis-process.ts';

/** A Redis server of the test's own, gone when the test is over. */
export async function startRedis(): Promise<RedisProcess> {
  const redis = await launchRedis();
  onTestFinished(() => redis.kill());
  return redis;
}
