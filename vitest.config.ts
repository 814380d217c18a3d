import { defineConfig } from 'vitest/config';

/** `unit` needs nothing, `server` listens on loopback, `content` reads the built site in dist/. */
const folders = ['unit', 'server', 'content'];

export default defineConfig({
  test: {
    projects: folders.map((name) => ({
      test: {
        name,
        include: [`tests/${name}/**/*.test.{ts,tsx}`],
        testTimeout: 20_000,
        hookTimeout: 20_000,
        expect: { poll: { timeout: 10_000 } },
      },
    })),
  },
});
