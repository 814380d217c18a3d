import { once } from 'node:events';
import { expect, test } from 'vitest';
import { unimpaired } from '#labs/model/network/impairment.ts';
import { startServer } from './support/server.ts';
import { attribute, codec, StunClient } from './support/stun-client.ts';
import { TurnPage, type LinkFacts } from './support/turn-page.ts';
import { allocations, openClient, openRelayedPair, passes } from './support/turn-pair.ts';

test('a thousand allocations are bounded, and the others go on', async () => {
  const server = await startServer({ limits: { allocations: 40, allocationsPerLink: 16 } });
  const pair = await openRelayedPair(server);
  const page = new TurnPage(server);
  const links = await Promise.all(['a', 'b', 'c', 'd'].map((name) => page.link(name)));
  const codes: (number | null)[] = [];
  for (let round = 0; round < 10; round += 1) {
    const clients = await Promise.all(
      Array.from({ length: 100 }, (_, index) => StunClient.open(links[index % 4] as LinkFacts)),
    );
    // A server that has enough clients does not answer the next: nobody waits for it.
    const answers = clients.map((client) => Promise.race([client.allocate(), once(client.socket, 'close')]));
    void Promise.all(
      answers.map(async (answer) => codes.push(((await answer) as { code?: number | null }).code ?? null)),
    );
    await passes(pair.one, pair.other, `round ${round}`);
    expect(await allocations(server)).toBeLessThanOrEqual(40);
    for (const client of clients) client.close();
  }
  expect(codes).toContain(486);
  expect(codes).toContain(403);
  expect(await allocations(server)).toBe(40);
  page.socket.close();
  await expect.poll(() => allocations(server)).toBe(2);
});

test('whatever comes to a link, the server lives and others are unhurt', async () => {
  const server = await startServer();
  const pair = await openRelayedPair(server);
  const { client } = await openClient(server);
  let state = 20_261_126;
  const random = () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff;
  const valid = Buffer.from(
    codec.encode_message({ method: 3, cls: 0, attributes: [attribute('REQUESTED_TRANSPORT', 17)], fingerprint: true })
      .buf,
  );
  for (let count = 0; count < 3000; count += 1) {
    const bytes = count % 2 === 0 ? Buffer.from(valid) : Buffer.alloc(Math.floor(random() * 120));
    const changes = count % 2 === 0 ? 1 + Math.floor(random() * 6) : bytes.length;
    for (let change = 0; change < changes; change += 1)
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    client.raw(bytes);
    if (count % 500 === 499) await passes(pair.one, pair.other, `after ${count}`);
  }
  expect((await client.binding()).isError).toBe(false);
});

test('what needs credentials needs them as an indication, too', async () => {
  const server = await startServer();
  const { page, link, client } = await openClient(server);
  const attributes = [attribute('REQUESTED_TRANSPORT', 17), attribute('USERNAME', `1:${link.username.split(':')[1]}`)];
  const more = [attribute('REALM', 'icebreaker'), attribute('NONCE', 'none')];
  for (const cls of [codec.CLASS.INDICATION, codec.CLASS.SUCCESS, codec.CLASS.ERROR])
    client.raw(codec.encode_message({ method: 3, cls, attributes: [...attributes, ...more], fingerprint: true }).buf);
  // What was sent after them has been answered.
  await client.binding();
  await page.happened('alice', 'stun.answered');
  expect(page.events('alice').filter(({ type }) => type !== 'stun.answered')).toEqual([]);
  expect(await allocations(server)).toBe(0);
});

test('what is refused talks no count down', async () => {
  const server = await startServer({ limits: { allocationsPerLink: 3 } });
  const { link, client } = await openClient(server);
  const token = [attribute('RESERVATION_TOKEN', new Uint8Array(8))];
  for (let count = 0; count < 8; count += 1) expect((await client.allocate(token)).isError).toBe(true);
  const answers: (number | null)[] = [];
  for (let count = 0; count < 6; count += 1) answers.push((await (await StunClient.open(link)).allocate()).code);
  expect(answers).toEqual([null, null, null, 486, 486, 486]);
  expect(await allocations(server)).toBe(3);
});

test('an allocation that is given up while it is being made leaves nothing behind', async () => {
  const server = await startServer();
  const { page, client } = await openClient(server);
  await page.send({ type: 'impair', link: 'alice', impairment: { ...unimpaired, delay: 20 } });
  await page.answer(({ type }) => type === 'impaired');
  await client.allocate();
  await client.refresh(0);
  await Promise.all([client.allocate(), client.refresh(0)]);
  await client.refresh(0);
  await expect.poll(() => allocations(server)).toBe(0);
  expect((await client.allocate()).isError).toBe(false);
});

test('a link hears new clients, however many there were', async () => {
  const server = await startServer();
  const { link, client } = await openClient(server);
  await client.allocate();
  for (let count = 0; count < 150; count += 1) {
    const other = await StunClient.open(link);
    await other.binding();
    other.close();
  }
  // Who has an allocation is not forgotten for it.
  expect((await client.refresh(600)).isError).toBe(false);
});

test('one address cannot take every relayed address', async () => {
  const server = await startServer({ limits: { allocationsPerAddress: 2 } });
  const { link } = await openClient(server);
  const answers: (number | null)[] = [];
  for (let count = 0; count < 3; count += 1) answers.push((await (await StunClient.open(link)).allocate()).code);
  expect(answers).toEqual([null, null, 403]);
});
