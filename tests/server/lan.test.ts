import { once } from 'node:events';
import { get as getPlain } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { WebSocket } from 'ws';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Addresses, RoomOffer, Seat } from '#labs/model/wire.ts';
import type { RunningServer } from '#peer-server/create-server.ts';
import { announceLan } from '#peer-server/lan/announce.ts';
import { readOwnCertificate } from '#peer-server/lan/own-certificate.ts';
import { makeCertificate } from '#peer-server/lan/make-certificate.ts';
import { buildSite } from './support/build.ts';
import { runProgram } from './support/program.ts';
import { ask, socketPath, startServer } from './support/server.ts';

const names = ['localhost', '127.0.0.1', '127.0.0.2', '::1'];
const certificate = await makeCertificate(names, new Date());

function startSecure(): Promise<RunningServer> {
  const site = buildSite({ 'index.html': '<!doctype html><title>Home</title>' });
  return startServer({ host: '0.0.0.0', site, certificate });
}

type Answer = { status: number; body: string; headers: Record<string, string | string[] | undefined> };

/** As a browser does that trusts this certificate and nothing else. */
function fetchSecure(server: RunningServer, path: string, method = 'GET', host = '127.0.0.2'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host, port: server.port, path, method, ca: certificate.cert };
    const request = httpsRequest(options, (response) => {
      let body = '';
      response.on('data', (data: Buffer) => (body += data.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
    });
    request.on('error', reject);
    request.end();
  });
}

test('the site and the API answer over HTTPS, at every address of the machine', async () => {
  const server = await startSecure();
  expect(server.url).toBe(`https://localhost:${server.port}/`);
  for (const host of ['localhost', '127.0.0.1', '127.0.0.2']) {
    const page = await fetchSecure(server, '/', 'GET', host);
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('Home') as string });
    expect(page.headers['content-security-policy']).toContain(`wss://${host}:${server.port}`);
  }
  expect((await fetchSecure(server, '/api/health')).status).toBe(200);
});

test('signaling works over WSS', async () => {
  const server = await startSecure();
  const { room } = JSON.parse((await fetchSecure(server, '/api/rooms', 'POST')).body) as RoomOffer;
  const seats = await Promise.all([0, 1].map(() => fetchSecure(server, `/api/rooms/${room}/seats`, 'POST')));
  const sockets = seats.map(({ body }) => {
    const seat = JSON.parse(body) as Seat;
    const origin = `https://127.0.0.2:${server.port}`;
    const socket = new WebSocket(`wss://127.0.0.2:${server.port}${socketPath(seat)}`, {
      ca: certificate.cert,
      headers: { Origin: origin },
    });
    onTestFinished(() => socket.terminate());
    return socket;
  });
  const ready = sockets.map(
    (socket) =>
      new Promise<string>((resolve) =>
        socket.on('message', (data: Buffer) => data.toString().includes('"ready"') && resolve(data.toString())),
      ),
  );
  for (const said of await Promise.all(ready)) expect(said).toContain(`"room":"${room}"`);
});

test('whoever asks over plain HTTP is sent to the same address with https, for this once', async () => {
  const server = await startSecure();
  const [response] = (await once(getPlain(`http://127.0.0.2:${server.port}/labs/?a=1`), 'response')) as [
    { statusCode: number; headers: Record<string, string>; resume: () => void },
  ];
  response.resume();
  expect(response.statusCode).toBe(307);
  expect(response.headers['location']).toBe(`https://127.0.0.2:${server.port}/labs/?a=1`);
  expect(response.headers['cache-control']).toBe('no-store');
});

test.each(['evil.example/x', '', 'a b'])('a plain request for the host "%s" is sent nowhere', async (host) => {
  const server = await startSecure();
  const socket = connect(server.port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.end(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  const [data] = (await once(socket, 'data')) as [Buffer];
  expect(data.toString()).toMatch(/^HTTP\/1\.1 400 /);
  expect(data.toString()).not.toContain('Location');
});

describe('who says nothing, half of it, or nonsense', () => {
  test('is cut, and nobody else notices', async () => {
    const site = buildSite({ 'index.html': '<!doctype html><title>Home</title>' });
    const server = await startServer({ host: '127.0.0.1', site, certificate, limits: { headersMs: 200 } });
    const openings = [
      Buffer.alloc(0),
      Buffer.from([0x16]),
      Buffer.from([0x16, 3, 1, 255, 255]),
      Buffer.from('GET / HT'),
    ];
    const closed = openings.map(async (opening) => {
      const socket = connect(server.port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.resume();
      socket.write(opening);
      await once(socket, 'close');
    });
    await Promise.all(closed);
    const hasty = connect(server.port, '127.0.0.1', () => hasty.resetAndDestroy());
    await once(hasty, 'close');
    expect((await fetchSecure(server, '/', 'GET', '127.0.0.1')).status).toBe(200);
  });

  test('does not keep the server from stopping', async () => {
    const server = await startServer({ host: '127.0.0.1', certificate, limits: { goodbyeMs: 50 } });
    const silent = connect(server.port, '127.0.0.1');
    const shaken = connectTls({ port: server.port, host: '127.0.0.1', ca: certificate.cert });
    for (const socket of [silent, shaken]) socket.on('error', () => undefined).resume();
    await Promise.all([once(silent, 'connect'), once(shaken, 'secureConnect')]);
    await server.close();
    expect(server.port).toBeGreaterThan(0);
  });
});

test('the addresses for other devices are told to this machine alone, by a name of its own', async () => {
  const server = await startServer({ host: '0.0.0.0' });
  const told = (path: string, headers = {}) => ask(server, path, { headers });
  const { body } = await told('/api/addresses');
  expect((body as Addresses).addresses).toEqual(server.addresses());
  for (const address of server.addresses()) {
    expect(address).toMatch(new RegExp(`^http://.+:${server.port}/$`));
    const other = await fetch(`${address}api/addresses`);
    expect(await other.json()).toEqual({ addresses: [] });
  }
  const rebound = await new Promise<string>((resolve, reject) => {
    const options = { port: server.port, host: '127.0.0.1', path: '/api/addresses', headers: { Host: 'evil.example' } };
    getPlain(options, (response) => response.on('data', (data: Buffer) => resolve(data.toString()))).on(
      'error',
      reject,
    );
  });
  expect(JSON.parse(rebound)).toEqual({ addresses: [] });
  const closed = await startServer({ host: '127.0.0.1' });
  expect((await ask(closed, '/api/addresses')).body).toEqual({ addresses: [] });
});

test('the terminal names the best address, draws it, and says which warning is to come', () => {
  const said = announceLan(['https://192.168.1.7:4321/', 'https://10.0.0.2:4321/'], '::', true, true);
  expect(said).toContain('From other devices on the network: https://192.168.1.7:4321/\n');
  expect(said).toContain('or: https://10.0.0.2:4321/\n');
  expect(said).toContain('https://192.168.1.7:4321/reference/lan/');
  expect(said).toContain(`${String.fromCharCode(27)}[97;40m██`);
  const quiet = announceLan(['https://192.168.1.7:4321/'], undefined, false, false);
  expect(quiet).not.toContain('not private');
  expect(quiet).not.toContain(String.fromCharCode(27));
  expect(announceLan([], '::', true, true)).toContain('no address in a network');
  expect(announceLan([], '127.0.0.1', true, true)).toContain('HOST is 127.0.0.1, which no other device reaches.');
});

describe('the program', () => {
  const address = /Icebreaker is at (https:\/\/localhost:(\d+)\/)\n/;

  test('serves HTTPS with --lan, and keeps its certificate for the next start', async () => {
    const folder = buildSite({});
    const start = async () => {
      const server = runProgram({ PORT: '0', ICEBREAKER_CERTIFICATES: folder }, ['--lan']);
      const [, , port = ''] = await server.says(address);
      await server.says(/Press Ctrl-C to stop\.\n/);
      const socket = connectTls({ port: Number(port), host: '127.0.0.1', rejectUnauthorized: false });
      await once(socket, 'secureConnect');
      const { fingerprint256 } = socket.getPeerCertificate();
      socket.destroy();
      const exit = once(server.child, 'exit');
      server.child.kill('SIGTERM');
      expect(await exit).toEqual([0, null]);
      return fingerprint256;
    };
    const first = await start();
    expect(await start()).toBe(first);
  });

  test('takes the next free port with --lan too', async () => {
    const taken = await startServer({ host: '0.0.0.0' });
    const server = runProgram({ PORT: String(taken.port), ICEBREAKER_CERTIFICATES: buildSite({}) }, ['--lan']);
    const [, , port] = await server.says(address);
    expect(server.output()).toContain(`Port ${taken.port} is taken by another program.`);
    expect(Number(port)).not.toBe(taken.port);
  });

  test.each([
    { cert: 'cert.pem', key: 'none.pem', says: /ICEBREAKER_KEY: the file \S+none\.pem cannot be read/ },
    { cert: 'key.pem', key: 'key.pem', says: /ICEBREAKER_CERT: \S+key\.pem holds no certificate/ },
    { cert: 'empty.pem', key: 'key.pem', says: /ICEBREAKER_CERT: \S+empty\.pem holds no certificate/ },
    { cert: 'cert.pem', key: 'cert.pem', says: /ICEBREAKER_KEY: \S+cert\.pem holds no private key/ },
    { cert: 'cert.pem', key: 'other.pem', says: /ICEBREAKER_KEY: \S+other\.pem is not the key of/ },
  ])('of $cert with $key says which is wrong, and what to give', async ({ cert, key, says }) => {
    const other = await makeCertificate(names, new Date());
    const folder = buildSite({
      ...{ 'cert.pem': certificate.cert, 'key.pem': certificate.key, 'other.pem': other.key, 'empty.pem': ' ' },
    });
    expect(readOwnCertificate(join(folder, cert), join(folder, key))).toMatch(says);
  });

  test('takes a certificate of your own', async () => {
    const folder = buildSite({ 'cert.pem': certificate.cert, 'key.pem': certificate.key });
    const own = { ICEBREAKER_CERT: `${folder}/cert.pem`, ICEBREAKER_KEY: `${folder}/key.pem` };
    const server = runProgram({ PORT: '0', ...own }, ['--lan']);
    const [, , port = ''] = await server.says(address);
    const socket = connectTls({ port: Number(port), host: '127.0.0.1', ca: certificate.cert });
    await once(socket, 'secureConnect');
    socket.destroy();
    await server.says(/Press Ctrl-C/);
    expect(server.output()).not.toContain('not private');
  });

  test.each([
    { own: { ICEBREAKER_CERT: '/nowhere.pem' }, says: 'belong together' },
    { own: { ICEBREAKER_CERT: '/nowhere.pem', ICEBREAKER_KEY: '/nowhere.pem' }, says: 'CERT: the file /nowhere.pem' },
  ])('ends with 2 when $own $says', async ({ own, says }) => {
    const server = runProgram(own, ['--lan']);
    expect(await once(server.child, 'exit')).toEqual([2, null]);
    expect(server.output()).toContain(says);
  });
});
