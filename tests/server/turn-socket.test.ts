import { expect, test } from 'vitest';
import { unimpaired } from '#labs/model/network/impairment.ts';
import { createCredentials } from '#peer-server/turn/credentials.ts';
import { readIceSettings } from '#peer-server/turn/ice-settings.ts';
import { refusal } from './support/member.ts';
import { startServer } from './support/server.ts';
import { TurnPage } from './support/turn-page.ts';

test.each([
  { what: 'no JSON', text: '{', code: 'malformed' },
  { what: 'another type', text: '{"type":"open","link":"a"}', code: 'malformed' },
  { what: 'a name that is none', text: '{"type":"link","link":"__proto__"}', code: 'malformed' },
  { what: 'a member too many', text: '{"type":"link","link":"a","host":"8.8.8.8"}', code: 'malformed' },
  {
    what: 'a loss of 200 %',
    text: JSON.stringify({ type: 'impair', link: 'a', impairment: { ...unimpaired, loss: 200 } }),
    code: 'malformed',
  },
  {
    what: 'a link nobody opened',
    text: JSON.stringify({ type: 'impair', link: 'a', impairment: unimpaired }),
    code: 'unknown-link',
  },
])('$what is refused with a reason', async ({ text, code }) => {
  const page = new TurnPage(await startServer());
  await page.send(text);
  expect(await page.refused()).toMatchObject({ code });
  await page.link('still');
});

test('a page has four links, each under a name of its own, and asks with measure', async () => {
  const page = new TurnPage(await startServer({ limits: { turnRequests: { burst: 8, perSecond: 0.01 } } }));
  for (const name of ['a', 'b', 'c', 'd']) await page.link(name);
  await page.send({ type: 'link', link: 'e' });
  await page.answer((answer) => answer.type === 'refused' && answer.link === 'e' && answer.code === 'too-many');
  await page.send({ type: 'link', link: 'a' });
  await page.answer((answer) => answer.type === 'refused' && answer.link === 'a' && answer.code === 'malformed');
  for (let count = 0; count < 3; count += 1) await page.send('{');
  await page.answer((answer) => answer.type === 'refused' && answer.link === null && answer.code === 'too-many');
});

test('a link that is given up while it is being opened leaves no port behind', async () => {
  const page = new TurnPage(await startServer());
  for (const type of ['link', 'unlink', 'link'] as const) await page.send({ type, link: 'a' });
  await page.link('a');
  await page.link('b');
  expect(page.answers.filter(({ type, link }) => type === 'linked' && link === 'a')).toHaveLength(1);
});

test('a network that is set while the link is being opened counts once it is there', async () => {
  const page = new TurnPage(await startServer());
  await page.send({ type: 'link', link: 'a' });
  await page.send({ type: 'impair', link: 'a', impairment: { ...unimpaired, loss: 5 } });
  await page.answer(({ type }) => type === 'impaired');
  expect(page.answers.map(({ type }) => type)).toEqual(['linked', 'impaired']);
});

test('a message that is too long ends the socket', async () => {
  const page = new TurnPage(await startServer());
  await page.send('x'.repeat(5000));
  expect(await page.closed()).toBe(1009);
});

test('pages of another origin may not connect, and there is an end to those that may', async () => {
  const server = await startServer({ limits: { turnSocketsPerAddress: 1 } });
  expect(await refusal(server, '/api/turn', { origin: 'https://elsewhere.example' })).toBe(403);
  // A name that was made to resolve to this machine, as DNS rebinding does: origin and host agree.
  const host = `elsewhere.example:${server.port}`;
  expect(await refusal(server, '/api/turn', { origin: `http://${host}`, host })).toBe(403);
  const page = new TurnPage(server, { origin: `http://127.0.0.1:${server.port}` });
  await page.link('a');
  expect(await refusal(server, '/api/turn')).toBe(429);
  const full = await startServer({ limits: { turnSockets: 0 } });
  expect(await refusal(full, '/api/turn')).toBe(503);
});

test('other servers take the place of ours, with credentials of the secret they share with us', async () => {
  const servers = [{ urls: ['stun:192.0.2.1'] }, { urls: ['turn:192.0.2.1?transport=udp'] }];
  const page = new TurnPage(await startServer({ ice: { servers, secret: 'shared' } }));
  const { iceServers, username, credential } = await page.link('a');
  expect(iceServers.map(({ urls }) => urls)).toEqual([['stun:192.0.2.1'], ['turn:192.0.2.1?transport=udp']]);
  expect(iceServers[0]).toEqual(servers[0]);
  const [expiry = '', name = ''] = username.split(':');
  expect(Number(expiry) - Date.now() / 1000).toBeGreaterThan(3600);
  expect(createCredentials('shared', name, 0, Number(expiry))).toEqual({ username, credential });
  await page.send({ type: 'impair', link: 'a', impairment: unimpaired });
  expect(await page.refused()).toMatchObject({ code: 'not-ours' });
});

test('behind a proxy no browser could come through to ours, and that is said', async () => {
  const page = new TurnPage(await startServer({ trustProxy: true }));
  await page.send({ type: 'link', link: 'a' });
  expect(await page.refused()).toMatchObject({ link: 'a', code: 'no-address' });
});

test.each([
  { written: undefined, secret: undefined, read: { servers: null, secret: null } },
  { written: ' ', secret: '', read: { servers: null, secret: null } },
  {
    written: 'stun:192.0.2.1:3478, stuns:a.example',
    secret: undefined,
    read: { servers: [{ urls: ['stun:192.0.2.1:3478', 'stuns:a.example'] }], secret: null },
  },
  { written: 'turn:a.example', secret: ' s ', read: { servers: [{ urls: ['turn:a.example'] }], secret: 's' } },
  {
    written: '[{"urls":"turn:a.example","username":"u","credential":"c"},{"urls":["stun:a.example"]}]',
    secret: undefined,
    read: {
      servers: [{ urls: ['turn:a.example'], username: 'u', credential: 'c' }, { urls: ['stun:a.example'] }],
      secret: null,
    },
  },
])('ICE_SERVERS=$written is read', ({ written, secret, read }) => {
  expect(readIceSettings(written, secret)).toEqual(read);
});

test.each([
  { written: '[', says: 'is no list' },
  { written: '[]', says: 'is no list' },
  { written: '[{"urls":5}]', says: 'is no list' },
  { written: '[{"urls":"stun:a.example","username":5}]', says: 'is no list' },
  { written: 'a.example', says: 'holds "a.example"' },
  { written: 'https://a.example', says: 'holds "https://a.example"' },
  { written: '[{"urls":"turn:a.example","credential":"c"}]', says: 'needs a username and a credential' },
  { written: 'turn:a.example', says: 'needs a username and a credential, or TURN_SECRET' },
])('ICE_SERVERS=$written is refused in a sentence', ({ written, says }) => {
  expect(readIceSettings(written, undefined)).toContain(says);
});

test('a secret without servers is a mistake', () => {
  expect(readIceSettings(undefined, 'secret')).toContain('TURN_SECRET belongs to servers');
});
