import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { root } from '../../../peer-server/setup.mjs';

export type ModuleServer = {
  /** Of a blank page that loads the modules of `page/`, ending in a slash. */
  url: string;
  close: () => Promise<void>;
};

/** What the page may load: our sources as they are written, and the one package the machines need. */
const served = /^\/(labs|tests\/browser\/support\/page|node_modules\/xstate\/dist)\/[\w./-]+\.(ts|js)$/;

const importMap = { imports: { '#labs/': '/labs/', xstate: '/node_modules/xstate/dist/xstate.esm.js' } };

const blankPage = `<!doctype html>
<html lang="en">
  <title>Model and browser</title>
  <link rel="icon" href="data:," />
  <script type="importmap">${JSON.stringify(importMap)}</script>
  <script type="module" src="/tests/browser/support/page/main.ts"></script>
</html>`;

/** Modules without their types, by path. Every test loads all of them into a page of its own. */
const scripts = new Map<string, Promise<string>>();

/** Serves our TypeScript to a page module by module, without a build: the types are struck out on the way. */
export async function serveModules(): Promise<ModuleServer> {
  const server = createServer((request, response) => void answer(request.url ?? '/', response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(path: string, response: ServerResponse): Promise<void> {
  if (path === '/') {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(blankPage);
    return;
  }
  try {
    if (!served.test(path) || path.includes('..')) throw new Error(`${path} is not served`);
    const script = scripts.get(path) ?? scriptOf(path);
    scripts.set(path, script);
    response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(await script);
  } catch (error) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end(String(error));
  }
}

async function scriptOf(path: string): Promise<string> {
  const text = await readFile(join(root, path), 'utf8');
  return extname(path) === '.ts' ? stripTypeScriptTypes(text) : text;
}
