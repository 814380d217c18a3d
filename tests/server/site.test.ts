import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { createServer } from '#peer-server/create-server.ts';
import { expect, test } from 'vitest';
import { buildSite } from './support/build.ts';
import { startServer } from './support/server.ts';

const home = '<!doctype html><title>Home</title><script>start()</script><script src="/_astro/a.js"></script>';
const lesson = '<!doctype html><title>Lesson</title><script type="module">lesson()</script>';
const files = {
  'index.html': home,
  'index.html.br': brotliCompressSync(home),
  'index.html.gz': gzipSync(home),
  'lessons/offer/index.html': lesson,
  '404.html': '<!doctype html><title>Nothing here</title><script>missing()</script>',
  'ko/404.html': '<!doctype html><title>여기에는 없습니다</title>',
  '_astro/a.hash.js': 'export {};',
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

async function startSite() {
  const folder = buildSite(files);
  return { folder, server: await startServer({ site: folder }) };
}

const hash = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

function scriptSources(response: Response): string[] {
  const policy = response.headers.get('content-security-policy') ?? '';
  const directive = policy.split('; ').find((part) => part.startsWith('script-src ')) ?? '';
  return directive.split(' ').slice(1);
}

test.each([
  { path: '/', scripts: ['start()'] },
  { path: '/index.html', scripts: ['start()'] },
  { path: '/lessons/offer/', scripts: ['lesson()'] },
  { path: '/nowhere', scripts: ['missing()'] },
  { path: '/favicon.svg', scripts: null },
])('the policy of $path lets exactly the inline scripts $scripts run', async ({ path, scripts }) => {
  const { server } = await startSite();
  const response = await fetch(new URL(path, server.url));
  const expected = scripts === null ? [] : ["'self'", "'wasm-unsafe-eval'", ...scripts.map(hash)];
  expect(scriptSources(response)).toEqual(expected);
});

test('a page says what it may load and do', async () => {
  const { server } = await startSite();
  const { headers } = await fetch(server.url);
  const policy = headers.get('content-security-policy') ?? '';
  const directives = new Map(policy.split('; ').map((part) => [part.split(' ')[0], part.slice(part.indexOf(' ') + 1)]));
  expect(Object.fromEntries(directives)).toMatchObject({
    'default-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'media-src': "'self' blob: mediastream:",
    'connect-src': `'self' ws://127.0.0.1:${server.port} wss://127.0.0.1:${server.port}`,
    'object-src': "'none'",
    'base-uri': "'self'",
    'form-action': "'self'",
    'frame-ancestors': "'self'",
  });
  expect(directives.get('script-src')).not.toContain('unsafe-inline');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('permissions-policy')).toContain('camera=(self), microphone=(self), display-capture=(self)');
});

test.each([
  { path: '/', cache: 'no-cache' },
  { path: '/favicon.svg', cache: 'no-cache' },
  { path: '/_astro/a.hash.js', cache: 'public, max-age=31536000, immutable' },
])('$path is cached as $cache, with an etag', async ({ path, cache }) => {
  const { server } = await startSite();
  const first = await fetch(new URL(path, server.url));
  expect(first.status).toBe(200);
  expect(first.headers.get('cache-control')).toBe(cache);
  const etag = first.headers.get('etag') ?? '';
  const again = await fetch(new URL(path, server.url), { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);
});

test.each(['br', 'gzip'])(
  'a page is sent compressed as %s to whom that is asked by, with its policy',
  async (encoding) => {
    const { server } = await startSite();
    const response = await fetch(server.url, { headers: { 'accept-encoding': encoding } });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    expect(scriptSources(response)).toContain(hash('start()'));
    expect(await response.text()).toBe(home);
  },
);

test.each([
  { path: '/nowhere/', title: 'Nothing here' },
  { path: '/ko/nowhere/', title: '여기에는 없습니다' },
  { path: '/fr/nowhere/', title: 'Nothing here' },
])('$path is 404 in the language asked for', async ({ path, title }) => {
  const { server } = await startSite();
  const response = await fetch(new URL(path, server.url));
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toBe('text/html;charset=utf-8');
  expect(await response.text()).toContain(title);
});

test.each(['/_astro/gone.js', '/..%2f..%2fetc%2fpasswd', '/%00', '/.git/config'])('%s is 404', async (path) => {
  const { server } = await startSite();
  const response = await fetch(new URL(path, server.url));
  expect(response.status).toBe(404);
  expect(await response.text()).not.toContain('root:');
});

test('a page without its slash is sent on, with its query, and a foreign address never', async () => {
  const { server } = await startSite();
  const response = await fetch(new URL('/lessons/offer?run=1', server.url), { redirect: 'manual' });
  expect(response.status).toBe(308);
  expect(response.headers.get('location')).toBe('/lessons/offer/?run=1');
  const status = await new Promise((resolve, reject) => {
    const options = { port: server.port, host: '127.0.0.1', path: '//evil.example' };
    httpRequest(options, (reply) => resolve(reply.resume().statusCode))
      .on('error', reject)
      .end();
  });
  expect(status).toBe(404);
});

test.each(['bytes=5-2', 'bytes=-3', 'bytes=0-1,3-4', 'lines=1'])(
  'the range %j is answered with the whole file',
  async (range) => {
    const { server } = await startSite();
    const response = await fetch(new URL('/favicon.svg', server.url), { headers: { range } });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(files['favicon.svg']);
  },
);

test('a plain range is answered with that part', async () => {
  const { server } = await startSite();
  const response = await fetch(new URL('/favicon.svg', server.url), { headers: { range: 'bytes=0-3' } });
  expect(response.status).toBe(206);
  expect(await response.text()).toBe('<svg');
});

test('only GET and HEAD are answered', async () => {
  const { server } = await startSite();
  expect((await fetch(server.url, { method: 'DELETE' })).status).toBe(405);
  const head = await fetch(server.url, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
});

test('a file removed under the running server is no end of it, and a new build is found', async () => {
  const { folder, server } = await startSite();
  rmSync(join(folder, 'favicon.svg'));
  writeFileSync(join(folder, 'new.txt'), 'new');
  await fetch(new URL('/favicon.svg', server.url))
    .then((response) => response.text())
    .catch(() => undefined);
  expect((await fetch(new URL('/favicon.svg', server.url))).status).toBe(404);
  expect(await (await fetch(new URL('/new.txt', server.url))).text()).toBe('new');
});

test('a site that is not there is an error at the start', async () => {
  await expect(createServer({ site: join(buildSite({}), 'missing') })).rejects.toMatchObject({ code: 'ENOENT' });
});

test('without a host both loopback addresses answer, where both exist', async () => {
  const server = await createServer({ site: buildSite(files) });
  try {
    expect(server.url).toBe(`http://localhost:${server.port}/`);
    for (const host of ['127.0.0.1', 'localhost']) {
      expect((await fetch(`http://${host}:${server.port}/api/health`)).status).toBe(200);
    }
    const second = await fetch(`http://[::1]:${server.port}/`).catch((error: Error) => error);
    // A machine without IPv6 refuses; where it has it, it is our page.
    if (second instanceof Response) expect(await second.text()).toBe(home);
  } finally {
    await server.close();
  }
});

test.each([
  { path: '/follow/ABC234', title: 'Follow' },
  { path: '/follow/ABC234/', title: 'Follow' },
  { path: '/ko/follow/no%20code?x=1', title: '따라가기' },
  { path: '/follow/lab/', title: 'Follow' },
  { path: '/follow/lab/mesh/', title: 'Mesh' },
])('$path is answered by the page that follows any class, and its labs by their own', async ({ path, title }) => {
  const pages = { 'follow/index.html': '<title>Follow</title>', 'ko/follow/index.html': '<title>따라가기</title>' };
  const lab = { 'follow/lab/mesh/index.html': '<title>Mesh</title>' };
  const server = await startServer({ site: buildSite({ ...files, ...pages, ...lab }) });
  const response = await fetch(new URL(path, server.url));
  expect(response.status).toBe(200);
  expect(await response.text()).toContain(`<title>${title}</title>`);
  expect((await fetch(new URL('/follow/lab/none/', server.url))).status).toBe(404);
});
