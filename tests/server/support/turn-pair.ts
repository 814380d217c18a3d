import { expect } from 'vitest';
import type { RunningServer } from '#peer-server/create-server.ts';
import { ask } from './server.ts';
import { codec, relayedOf, StunClient } from './stun-client.ts';
import { TurnPage } from './turn-page.ts';

/** Relayed addresses that are open, as the server says. */
export const allocations = async (server: RunningServer): Promise<number> =>
  ((await ask(server, '/api/health')).body as { allocations: number }).allocations;

/** A page with one link, and a client at it. */
export async function openClient(server: RunningServer, page = new TurnPage(server)) {
  const link = await page.link('alice');
  return { page, link, client: await StunClient.open(link) };
}

/** Two relayed addresses that may send to each other. */
export async function openRelayedPair(server: RunningServer) {
  const page = new TurnPage(server);
  const ends = await Promise.all(['a', 'b'].map(async (name) => StunClient.open(await page.link(name))));
  const [one, other] = ends as [StunClient, StunClient];
  const [at, to] = [relayedOf(await one.allocate()), relayedOf(await other.allocate())];
  await one.bindChannel(0x4000, to.ip, to.port);
  await other.bindChannel(0x4000, at.ip, at.port);
  return { page, one, other, at, to };
}

/** Sends until it arrives: UDP promises nothing. */
export async function passes(from: StunClient, to: StunClient, text: string): Promise<void> {
  await expect
    .poll(() => {
      from.raw(codec.encode_channel_data(0x4000, Buffer.from(text)));
      return to.received.some((bytes) => bytes.includes(text));
    })
    .toBe(true);
}
