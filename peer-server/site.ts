import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import sirv from 'sirv';
import { parseUrl } from './admission.ts';
import { inlineScripts, scriptHash } from './inline-scripts.ts';
import { hostsOf, openPageOf } from './open-routes.ts';
import { contentPolicy, setSecurityHeaders } from './security-headers.ts';

type Page = { file: string; hashes: readonly string[] | null };
type Built = { pages: Map<string, Page>; serve: ReturnType<typeof sirv> };

/** Astro puts a hash of the content into these names, so they never change. */
const hashedFolder = '/_astro/';

/**
 * Answers with the built site: pages with the policy that fits their inline scripts, files for ever where their name
 * holds a hash, and the not-found page of the language asked for. Reads the list of files once.
 *
 * @throws when the folder is missing
 */
export function createSite(folder: string): (request: IncomingMessage, response: ServerResponse) => void {
  let built = readBuild(folder);

  return (request, response) => {
    const url = parseUrl(request);
    const open = url && openPageOf(url.pathname);
    if (url && open && built.pages.has(open)) {
      url.pathname = open;
      request.url = `${open}${url.search}`;
    }
    setSecurityHeaders(response);
    if (url === null) {
      sendText(response, 400, 'The address cannot be read.');
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      sendText(response, 405, 'This address does not answer to that method.');
    } else if (built.pages.has(`${url.pathname}/`)) {
      response.setHeader('Location', `${url.pathname}/${url.search}`);
      sendText(response, 308, '');
    } else {
      if (!isRange(request.headers.range)) delete request.headers.range;
      // A file that has gone since the list was read would end the process: nobody else listens to its stream.
      response.on('pipe', (source: NodeJS.ReadableStream) => {
        source.on('error', () => {
          response.destroy();
          built = readBuild(folder);
        });
      });
      const page = built.pages.get(url.pathname);
      if (page !== undefined) {
        const policy = policyOf(page, request.headers.host, hostsOf(url.pathname));
        response.setHeader('Content-Security-Policy', policy);
      }
      built.serve(request, response, () => sendMissing(request, response, url.pathname));
    }
  };

  function sendMissing(request: IncomingMessage, response: ServerResponse, path: string): void {
    const isFile = /\.(?!html?$)\w+$/.test(path);
    const language = /^\/[a-z]{2}(?=\/)/.exec(path)?.[0] ?? '';
    const page = isFile ? undefined : (built.pages.get(`${language}/404.html`) ?? built.pages.get('/404.html'));
    if (page === undefined) {
      sendText(response, 404, 'There is nothing at this address.');
      return;
    }
    response.setHeader('Content-Security-Policy', policyOf(page, request.headers.host));
    response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8', 'Cache-Control': 'no-cache' });
    response.end(readFileSync(page.file));
  }
}

function readBuild(folder: string): Built {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const pages = new Map<string, Page>();
  for (const name of files.filter((file) => file.endsWith('.html'))) {
    const page: Page = { file: join(folder, name), hashes: null };
    const path = encodeURI(`/${name.split(sep).join('/')}`);
    pages.set(path, page);
    // What sirv finds for it: `/a/` is `/a/index.html`, `/a` and `/a/` are `/a.html`.
    if (path.endsWith('/index.html')) pages.set(path.slice(0, -'index.html'.length), page);
    else pages.set(path.slice(0, -'.html'.length), page);
  }
  const serve = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, path) {
      const isHashed = path.startsWith(hashedFolder);
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return { pages, serve };
}

function policyOf(page: Page, host: string | undefined, hosts: readonly string[] = []): string {
  page.hashes ??= [...new Set(inlineScripts(readFileSync(page.file, 'utf8')).map(scriptHash))];
  return contentPolicy(page.hashes, host, hosts);
}

/** One range, first not after last: the others are answered with the whole file, as the specification allows. */
function isRange(range: string | undefined): boolean {
  const bounds = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  return bounds !== null && (bounds[2] === '' || Number(bounds[1]) <= Number(bounds[2]));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.setHeader('Content-Security-Policy', contentPolicy([], undefined));
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache' });
  response.end(text);
}
