import { join } from 'node:path';
import type { RunningServer } from '#peer-server/create-server.ts';
import { createServer } from '#peer-server/create-server.ts';
import { root } from '../../peer-server/setup.mjs';
import { test as base } from './fixtures.ts';

/** A server that a test may stop. */
type OwnServer = {
  stop: () => Promise<void>;
  /** Another one on the same port, which knows nothing of the first. */
  startAgain: () => Promise<void>;
};

const site = join(root, 'dist');

/** The `test` of those that stop their server: one of its own, with its address as `baseURL`. */
export const test = base.extend<{ ownServer: OwnServer & { url: string } }>({
  ownServer: async ({}, use) => {
    let server: RunningServer = await createServer({ port: 0, site });
    const { url, port } = server;
    await use({
      url,
      stop: () => server.close(),
      startAgain: async () => void (server = await createServer({ port, site })),
    });
    await server.close();
  },
  baseURL: ({ ownServer }, use) => use(ownServer.url),
});
