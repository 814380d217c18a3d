import { fork } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { buildSite } from './support/build.ts';
import { expectConnected, joinPair } from './support/member.ts';
import { ask } from './support/server.ts';

const program = fileURLToPath(new URL('support/dev-server.ts', import.meta.url));
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

test('the dev server has rooms and signaling on its port, beside its own socket', { timeout: 60_000 }, async () => {
  const root = buildSite({ 'src/pages/index.astro': '<h1>Dev</h1>' });
  symlinkSync(modules, join(root, 'node_modules'), 'junction');
  const env = { PATH: process.env['PATH'], ASTRO_TELEMETRY_DISABLED: '1' };
  const child = fork(program, [root], { env, execArgv: [] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const server = { url: `http://127.0.0.1:${port}/`, port, close: () => Promise.resolve() };

  const pair = await joinPair(server);
  await expectConnected(pair);
  expect((await ask(server, '/api/health')).body).toMatchObject({ status: 'ok', sockets: 2 });
  expect((await ask(server, '/')).body).toContain('<h1>Dev</h1>');

  // The socket of Vite asks for a token to connect; a ping is answered to anybody.
  const ping = new WebSocket(`ws://127.0.0.1:${port}/`, 'vite-ping');
  await new Promise((resolve, reject) => ping.once('open', resolve).once('error', reject));
  ping.terminate();
});
