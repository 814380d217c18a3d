import type { Server } from 'node:http';
import type { AstroIntegration } from 'astro';
import { attachSignaling } from './attach.ts';
import { openPageOf } from './open-routes.ts';

/** Rooms and signaling on the port of `astro dev`, beside its own socket for changed files. Does nothing in a build. */
export function signalingInDev(): AstroIntegration {
  return {
    name: 'icebreaker-signaling',
    hooks: {
      'astro:server:setup': ({ server: { httpServer, middlewares }, logger }) => {
        if (httpServer === null) {
          logger.warn('No HTTP server of its own: the lessons with two tabs have no signaling here.');
          return;
        }
        const signaling = attachSignaling(httpServer as Server, {
          otherUpgrades: 'leave',
          report: (error) => logger.debug(String(error)),
        });
        middlewares.use((request, response, next) => {
          if (signaling.handle(request, response)) return;
          const [path = '', query] = (request.url ?? '').split('?', 2);
          const page = openPageOf(path);
          if (page) request.url = query === undefined ? page : `${page}?${query}`;
          next();
        });
        httpServer.once('close', () => void signaling.close());
      },
    },
  };
}
