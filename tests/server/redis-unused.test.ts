import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root } from '../../peer-server/setup.mjs';
import { startRedis } from './support/redis.ts';

/** Whether a server that has started with this Redis, or without one, has loaded the client. */
function loadsClient(redisUrl: string | undefined): string {
  const program = `
    import { createServer } from '#peer-server/create-server.ts';
    import Module from 'node:module';
    const server = await createServer({ redisUrl: ${JSON.stringify(redisUrl)} });
    process.stdout.write(String(Object.keys(Module._cache).some((path) => path.includes('@redis'))));
    await server.close();
    process.exit(0);`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd: root, encoding: 'utf8' });
  return child.stdout + child.stderr;
}

test('without REDIS_URL the client of Redis is not even loaded', async () => {
  expect(loadsClient(undefined)).toBe('false');
  const { url } = await startRedis();
  expect(loadsClient(url)).toBe('true');
});
