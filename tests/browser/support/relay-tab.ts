import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { root } from '../../../peer-server/setup.mjs';

const page = `<!doctype html>
<html lang="en">
  <title>Relay</title>
  <link rel="icon" href="data:," />
  <script type="importmap">{ "imports": { "#labs/": "/labs/" } }</script>
  <script type="module">
    import { createRelaySocket } from '/labs/drivers/relay/relay-socket.ts';
    import { follow } from '/labs/drivers/relay/follow.ts';
    import { publish } from '/labs/drivers/relay/publish.ts';
    const socket = createRelaySocket(new AbortController().signal);
    const entries = [];
    window.relay = {
      states: [],
      /** Of each time that something came, from where on. */
      beginnings: [],
      publishing: null,
      entries,
      topic: null,
      publish() {
        this.publishing = publish(socket, {
          token: undefined,
          log: () => ({ epoch: 'lesson', entries }),
          onTopic: (topic) => (this.topic = topic),
          onState: (state) => this.states.push(state),
        });
      },
      add(entry) {
        entries.push(entry);
        this.publishing.poke();
      },
      follow(topic) {
        follow(socket, topic, {
          onEntries: (added, from) => {
            this.beginnings.push(from);
            entries.push(...added);
          },
          onConnection: (isConnected) => this.states.push(isConnected ? 'connected' : 'lost'),
        });
      },
    };
  </script>
</html>`;

type Relay = {
  states: string[];
  beginnings: number[];
  entries: number[];
  topic: { topic: string } | null;
  publish: () => void;
  add: (entry: number) => void;
  follow: (topic: string) => void;
};

declare global {
  interface Window {
    relay: Relay;
  }
}

/** A blank page of the same origin that has the drivers of the relay, as they are written. */
export async function openRelayTab(tab: Page, origin: string): Promise<void> {
  await tab.route('**/relay-tab', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: page }));
  await tab.route('**/labs/**/*.ts', async (route) => {
    const text = await readFile(join(root, new URL(route.request().url()).pathname), 'utf8');
    await route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: stripTypeScriptTypes(text) });
  });
  await tab.goto(new URL('/relay-tab', origin).href);
  await tab.waitForFunction(() => 'relay' in window);
}
