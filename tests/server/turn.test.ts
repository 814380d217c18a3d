import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { unimpaired } from '#labs/model/network/impairment.ts';
import { createCredentials } from '#peer-server/turn/credentials.ts';
import { startServer } from './support/server.ts';
import { attribute, codec, mappedOf, relayedOf } from './support/stun-client.ts';
import { TurnPage } from './support/turn-page.ts';
import { allocations, openClient, openRelayedPair, passes } from './support/turn-pair.ts';

test('a STUN client is told its own address, and its page hears of it', async () => {
  const { page, client } = await openClient(await startServer());
  const { address, port } = client.socket.address();
  expect(mappedOf(await client.binding())).toMatchObject({ ip: address, port });
  await page.happened('alice', 'stun.answered');
  expect(page.events('alice')).toEqual([{ type: 'stun.answered', mapped: `${address}:${port}` }]);
});

test('what the server does for a client is told to its page in order, and to no other page', async () => {
  const server = await startServer();
  const stranger = new TurnPage(server);
  await stranger.link('alice');
  const { page, client } = await openClient(server);
  const relayed = relayedOf(await client.allocate());
  await client.permit('127.0.0.1');
  await client.bindChannel(0x4001, '127.0.0.1', relayed.port);
  await client.refresh(900);
  await client.refresh(0);
  await page.happened('alice', 'turn.expired');
  const own = `127.0.0.1:${relayed.port}`;
  expect(page.events('alice')).toEqual([
    { type: 'turn.challenged', method: 'Allocate' },
    { type: 'turn.allocated', relayed: own, mapped: `127.0.0.1:${client.socket.address().port}`, lifetime: 600 },
    { type: 'turn.permitted', address: '127.0.0.1' },
    { type: 'turn.channel-bound', channel: 0x4001, to: own },
    { type: 'turn.refreshed', lifetime: 900 },
    { type: 'turn.expired', relayed: own },
  ]);
  const times = page.answers.flatMap((answer) => (answer.type === 'happened' ? answer.at : []));
  expect(times).toEqual([...times].sort((one, other) => one - other));
  expect(stranger.events('alice')).toEqual([]);
});

test('two relayed clients reach each other', async () => {
  const { one, other } = await openRelayedPair(await startServer());
  await passes(one, other, 'hello');
  await passes(other, one, 'and back');
});

test('a link can be cut and mended, and only that link', async () => {
  const server = await startServer();
  const { page, one, other } = await openRelayedPair(server);
  const elsewhere = await openRelayedPair(server);
  await page.send({ type: 'impair', link: 'a', impairment: { ...unimpaired, isUnplugged: true } });
  await page.answer(({ type }) => type === 'impaired');
  one.raw(codec.encode_channel_data(0x4000, Buffer.from('lost')));
  await passes(elsewhere.one, elsewhere.other, 'unhurt');
  await page.send({ type: 'impair', link: 'a', impairment: unimpaired });
  await passes(one, other, 'mended');
  expect(other.received.some((bytes) => bytes.includes('lost'))).toBe(false);
});

test.each([
  { what: 'a wrong password', change: { credential: 'wrong' } },
  { what: 'credentials that have run out', change: createCredentials('any', 'x', 0, 60) },
  { what: 'a foreign secret', change: createCredentials('foreign', 'x', Date.now(), 600) },
])('$what is refused, and told', async ({ change }) => {
  const server = await startServer();
  const { page, client } = await openClient(server);
  expect((await client.allocate([], change)).code).toBe(401);
  await page.happened('alice', 'turn.refused');
  expect(page.events('alice')).toContainEqual({ type: 'turn.refused', method: 'Allocate', code: 401 });
  expect(await allocations(server)).toBe(0);
  expect((await client.allocate()).isError).toBe(false);
});

test('credentials of one link are none of another', async () => {
  const server = await startServer();
  const { page, client } = await openClient(server);
  const other = await page.link('bob');
  expect((await client.allocate([], other)).code).toBe(403);
  expect((await client.allocate()).isError).toBe(false);
});

test('a request without credentials gets nothing but the challenge', async () => {
  const { client } = await openClient(await startServer());
  for (const method of [
    codec.METHOD.ALLOCATE,
    codec.METHOD.REFRESH,
    codec.METHOD.CREATE_PERMISSION,
    codec.METHOD.CHANNEL_BIND,
  ])
    expect((await client.request(method)).code).toBe(401);
});

test.each(['8.8.8.8', '192.0.2.77', '224.0.0.1', '255.255.255.255', '0.0.0.0', '169.254.169.254'])(
  'nothing is relayed to %s',
  async (ip) => {
    const { page, client } = await openClient(await startServer());
    await client.allocate();
    expect((await client.permit(ip)).isError).toBe(true);
    expect((await client.bindChannel(0x4000, ip, 5000)).isError).toBe(true);
    expect(
      page.events('alice').filter(({ type }) => type === 'turn.permitted' || type === 'turn.channel-bound'),
    ).toEqual([]);
  },
);

/** Something on this machine that must not be reached. Counts what comes. */
async function openService(): Promise<{ port: number; heard: string[] }> {
  const heard: string[] = [];
  const socket = createSocket('udp4', (bytes) => void heard.push(bytes.toString()));
  socket.bind({ address: '127.0.0.1', port: 0 });
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  return { port: socket.address().port, heard };
}

test('where others can reach the server, its own machine cannot be reached through it', async () => {
  const server = await startServer({ host: '0.0.0.0' });
  const { client } = await openClient(server);
  const service = await openService();
  const own = relayedOf(await client.allocate());
  await client.permit('127.0.0.1');
  client.sendTo('127.0.0.1', service.port, 'secret');
  client.sendTo('127.0.0.1', 53, 'secret');
  // What was sent after it has arrived: the client's own relayed address may be reached.
  await client.permit(own.ip);
  await expect
    .poll(() => {
      client.sendTo(own.ip, own.port, 'echo');
      return client.received.some((bytes) => bytes.includes('echo'));
    })
    .toBe(true);
  expect(service.heard).toEqual([]);
});

test.each([
  { what: 'a TCP allocation', more: [attribute('REQUESTED_TRANSPORT', 6)] },
  { what: 'an even port with one kept beside it', more: [attribute('EVEN_PORT', true)] },
])('$what is not given', async ({ more }) => {
  const server = await startServer();
  const { client } = await openClient(server);
  const answer = more[0]?.value === 6 ? await client.ask(codec.METHOD.ALLOCATE, more) : await client.allocate(more);
  expect(answer.isError).toBe(true);
  expect(await allocations(server)).toBe(0);
});

test('what a page has opened ends with it', async () => {
  const server = await startServer();
  const { page, client } = await openClient(server);
  await client.allocate();
  expect(await allocations(server)).toBe(1);
  page.socket.terminate();
  await expect.poll(() => allocations(server)).toBe(0);
});

test('a link that is given up is gone, and says so first', async () => {
  const server = await startServer();
  const { page, client } = await openClient(server);
  await client.allocate();
  await page.send({ type: 'unlink', link: 'alice' });
  await page.happened('alice', 'turn.expired');
  expect(await allocations(server)).toBe(0);
  await page.send({ type: 'impair', link: 'alice', impairment: unimpaired });
  expect(await page.refused()).toMatchObject({ link: 'alice', code: 'unknown-link' });
});

test('the server closes with links open', async () => {
  const server = await startServer();
  const { page, client } = await openClient(server);
  await client.allocate();
  await server.close();
  await page.closed();
});
