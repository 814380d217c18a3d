import type { ServerOptions as HttpOptions } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { SignalingOptions } from './attach.ts';
import { attachSignaling } from './attach.ts';
import type { Certificate } from './lan/make-certificate.ts';
import { lanAddresses, urlHostOf } from './lan/network-names.ts';
import { sendPlainHttpOn } from './lan/plain-http.ts';
import { defaultLimits } from './limits.ts';
import { listen } from './listen.ts';
import type { SharedState } from './shared/shared-state.ts';
import { createSite } from './site.ts';

export type ServerOptions = Omit<SignalingOptions, 'otherUpgrades' | 'isLoopbackOnly' | 'addresses' | 'shared'> & {
  /** 0, or nothing, for any free one. */
  port?: number | undefined;
  /** The address to listen on. Without one: loopback only, both 127.0.0.1 and ::1. */
  host?: string | undefined;
  /** The folder of the built site. Without one only the API and signaling answer. */
  site?: string | undefined;
  /** With it the server speaks HTTPS, and sends plain HTTP on the same port on to it. */
  certificate?: Certificate | undefined;
  /** Of a Redis that other processes of this server use, too. Without it, rooms and traces are kept in this process. */
  redisUrl?: string | undefined;
  /** Hears in a sentence when that Redis is lost, and when it is there again. */
  say?: ((sentence: string) => void) | undefined;
};

export type RunningServer = {
  /** Where the site is, ending in a slash. */
  url: string;
  port: number;
  /** Where other devices find the site, the likeliest first; none while it listens on this machine only. */
  addresses: () => string[];
  /** Says goodbye to every client and stops listening; some 1.5 seconds at most. May be called twice. */
  close: () => Promise<void>;
};

/**
 * Serves the site, the API and PeerJS signaling on one port.
 *
 * @throws the system's error when it cannot listen, `EADDRINUSE` when the port is taken; when the site is missing
 */
export async function createServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { port = 0, host, site: folder, certificate } = options;
  const site = folder === undefined ? null : createSite(folder);
  const headersMs = options.limits?.headersMs ?? defaultLimits.headersMs;
  const goodbyeMs = options.limits?.goodbyeMs ?? defaultLimits.goodbyeMs;
  const http: HttpOptions = {
    headersTimeout: headersMs,
    requestTimeout: 3 * headersMs,
    connectionsCheckingInterval: Math.ceil(headersMs / 4),
    keepAliveTimeout: 5_000,
    noDelay: true,
  };
  const secure =
    certificate === undefined ? null : createHttpsServer({ ...http, ...certificate, handshakeTimeout: headersMs });
  const server = secure ?? createHttpServer(http);
  const cutAll = secure === null ? () => undefined : sendPlainHttpOn(secure, headersMs);
  const shared = await connectShared(options);
  const signaling = attachSignaling(server, {
    ...{ ...options, shared },
    isLoopbackOnly: isLoopback(host),
    addresses: () => addresses(),
  });
  await shared?.tried;
  server.on('request', (request, response) => {
    try {
      if (signaling.handle(request, response)) return;
      if (site !== null) site(request, response);
      else response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is nothing at this address.');
    } catch (error) {
      options.report?.(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'Content-Type': 'text/plain' }).end('The server has made a mistake.');
    }
  });

  const listening = await listen(server, port, host).catch(async (error: unknown) => {
    await signaling.close();
    throw error;
  });

  const urlOf = (name: string) => `${secure === null ? 'http' : 'https'}://${name}:${listening.port}/`;
  const addresses = (): string[] => {
    if (isLoopback(host)) return [];
    const own = host === undefined || isEvery(host) ? lanAddresses() : [host];
    return own
      .filter((address) => host !== '0.0.0.0' || !address.includes(':'))
      .map(urlHostOf)
      .map(urlOf);
  };
  let closed: Promise<void> | null = null;
  return {
    url: urlOf(urlHost(host)),
    port: listening.port,
    addresses,
    close() {
      closed ??= stop();
      return closed;
    },
  };

  async function stop(): Promise<void> {
    const stopped = listening.close();
    server.closeIdleConnections();
    const timer = setTimeout(() => {
      server.closeAllConnections();
      cutAll();
    }, goodbyeMs);
    await signaling.close();
    server.closeIdleConnections();
    await stopped;
    clearTimeout(timer);
  }
}

/** What only several processes need is loaded only for them. */
async function connectShared({ redisUrl, say, report }: ServerOptions): Promise<SharedState | undefined> {
  if (redisUrl === undefined) return undefined;
  const { createSharedState } = await import('./shared/shared-state.ts');
  return createSharedState({ url: redisUrl, say: say ?? (() => {}), report: report ?? (() => {}) });
}

function isLoopback(host: string | undefined): boolean {
  return host === undefined || host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** How a browser on this machine writes the host: every address of it is also `localhost`. */
function urlHost(host: string | undefined): string {
  return host === undefined || isEvery(host) ? 'localhost' : urlHostOf(host);
}

function isEvery(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}
