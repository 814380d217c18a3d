import type { BrowserContext } from 'playwright/test';

const ownHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** What a page must never do, noticed in every page of every context that is watched: one sentence each. */
export type Troubles = {
  readonly seen: readonly string[];
  watch: (context: BrowserContext) => void;
  /** Takes back what a test provokes on purpose. */
  forgive: (expected: RegExp) => void;
};

/** Page errors, violations of the content security policy, and requests to any host but ours. */
export function createTroubles(): Troubles {
  let seen: string[] = [];
  const note = (sentence: string) => void seen.push(sentence);
  const noteForeign = (address: string) => {
    const url = new URL(address);
    const remote = ['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol);
    if (remote && !ownHosts.has(url.hostname)) note(`request to a foreign host: ${address}`);
  };
  return {
    get seen() {
      return seen;
    },
    watch(context) {
      context.on('weberror', (error) => note(`error in the page: ${error.error().stack || error.error().message}`));
      context.on('request', (request) => noteForeign(request.url()));
      context.on('console', (message) => {
        // Chromium says "Refused to …" or "… violates the following Content Security Policy", by version.
        const violation = /^Refused to |content[- ]security[- ]policy/i.test(message.text());
        if (violation) note(`violation of the content security policy: ${message.text()}`);
      });
      context.on('page', (page) => {
        page.on('websocket', (socket) => noteForeign(socket.url()));
      });
    },
    forgive(expected) {
      seen = seen.filter((sentence) => !expected.test(sentence));
    },
  };
}
