import { dev } from 'astro';
import { signalingInDev } from '#peer-server/astro-dev.ts';

// `astro dev` in a process of its own: inside Vitest, which is Vite too, Astro serves no pages. Sends its port.

const astro = await dev({
  root: process.argv[2] ?? '.',
  configFile: false,
  logLevel: 'error',
  integrations: [signalingInDev()],
  server: { port: 0, host: '127.0.0.1' },
  devToolbar: { enabled: false },
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: astro.address.port });
