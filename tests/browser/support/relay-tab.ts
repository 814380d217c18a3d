import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { root } from '../../../peer-server/setup.mjs';

const page = `<!doctype html>
<html lang="en">
  <title>Relay</title>
  <link rel="icon" href="data:," />
  <script type="module" src="/tab.js"></script>
</html>`;

const script = `
import { createRelaySocket } from '/labs/drivers/relay/relay-socket.js';
import { follow } from '/labs/drivers/relay/follow.js';
import { publish } from '/labs/drivers/relay/publish.js';
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
`;

const modules = [
  'drivers/relay/relay-socket',
  'drivers/relay/follow',
  'drivers/relay/publish',
  'model/relay/wire',
  'model/wire',
];

/** A site of one page that has the drivers of the relay, as they are written but for their types. The caller removes the folder. */
export function buildRelaySite(): string {
  const folder = mkdtempSync(join(tmpdir(), 'icebreaker-relay-'));
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'tab.js'), script);
  for (const name of modules) {
    const text = stripTypeScriptTypes(readFileSync(join(root, 'labs', `${name}.ts`), 'utf8'));
    const path = join(folder, 'labs', `${name}.js`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text.replaceAll(`'#labs/`, `'/labs/`).replaceAll(`.ts'`, `.js'`));
  }
  return folder;
}

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

export async function openRelayTab(tab: Page, origin: string): Promise<void> {
  await tab.goto(origin);
  await expect.poll(() => tab.evaluate(() => 'relay' in window)).toBe(true);
}
