import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ForeignPages = AsyncDisposable & {
  /** Of a page with this in its body, under the listener that the reference gives. */
  show: (body: string) => string;
};

/** What `content/reference/embedding.mdx` says to put above a frame, and a list of all that was heard. */
const listener = `
  globalThis.heard = [];
  addEventListener('message', ({ data, source }) => {
    if (data?.type !== 'icebreaker:height' || !Number.isInteger(data.height)) return;
    heard.push(data);
    for (const frame of document.querySelectorAll('iframe')) {
      if (frame.contentWindow === source) frame.style.height = data.height + 'px';
    }
  });`;

/** Pages of somebody else: another host, another port. Take it with `await using`, and it ends with the test. */
export async function serveForeignPages(): Promise<ForeignPages> {
  let shown = '';
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="en"><title>Somebody’s page</title>
      <link rel="icon" href="data:," /><script>${listener}</script><h1>Somebody’s page</h1>${shown}</html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    show(body) {
      shown = body;
      return `http://127.0.0.1:${port}/`;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
