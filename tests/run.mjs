// `npm test`: everything that is checked, from format to real calls in a browser. Its last line is the count.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from '../peer-server/install.mjs';
import { SetupError, projectEnvironment, root, run, say } from '../peer-server/setup.mjs';
import { build } from '../peer-server/site-build.mjs';
import { ensureChromium, findCoturn, findFirefox } from './support/browser.mjs';
import { ensureRedis } from './support/redis.mjs';
import { oneCheck, playwrightCounts, vitestCounts } from './support/counts.mjs';
import { runStages } from './support/stages.mjs';
import { summarize } from './support/summary.mjs';
import { typeChecks } from './types.mjs';

/** A stage that takes longer is stuck, and is ended. */
const timeout = 1_800_000;

const output = join(root, 'tests', 'output');
const bin = (...path) => join(root, 'node_modules', ...path);

/**
 * @param {string} node the project's Node
 * @param {Promise<string>} chromium path of the browser; rejects when there is none
 */
function stagesOf(node, chromium) {
  const env = projectEnvironment(node);
  const tool = (args, options) => run(node, args, { env, timeout, ...options });

  const vitest = (name, after, prepare = async () => {}) => ({
    name,
    after,
    talks: true,
    async run() {
      await prepare();
      const report = join(output, `${name}.json`);
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      return vitestCounts(report, await tool([bin('vitest', 'vitest.mjs'), 'run', '--project', name, ...reporters]));
    },
  });

  const playwright = (name, { needs, after, more = {}, stdio }) => ({
    name,
    needs,
    after,
    async run() {
      const report = join(output, `${name}.json`);
      // Playwright decides about colours by itself, and warns at each start where it is told.
      const own = { ...env, ...more, NO_COLOR: undefined, CHROMIUM_PATH: await chromium, PLAYWRIGHT_REPORT: report };
      if (name === 'browser' && findCoturn() === null) {
        say('No coturn was found, so the call through it is left out. On Debian: apt-get install coturn.');
      }
      if (name === 'browser' && findFirefox() === null) {
        say('No Firefox was found, so what is also tried there is left out. FIREFOX_PATH=/path/to/firefox names one.');
      }
      const args = [bin('playwright', 'cli.js'), 'test'];
      return playwrightCounts(report, await tool(args, { env: own, ...(stdio ? { stdio } : {}) }));
    },
  });

  return [
    {
      name: 'types',
      after: [],
      async run() {
        const results = [];
        for (const { args } of typeChecks) results.push(oneCheck(await tool(args)));
        return results;
      },
    },
    {
      name: 'format',
      after: [],
      run: async () => oneCheck(await tool([bin('prettier', 'bin', 'prettier.cjs'), '--check', '.'])),
    },
    {
      name: 'lint',
      after: [],
      run: async () => oneCheck(await tool([bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0'])),
    },
    vitest('unit', []),
    // After the types, because both write Astro's own folder.
    { name: 'build', after: ['types'], run: async () => oneCheck(await build(node)) },
    vitest('server', ['build'], ensureRedis),
    vitest('content', ['build']),
    // What waits for something most of the time runs two at a time; after the others, which need both cores.
    playwright('patient', {
      needs: ['build'],
      after: ['types', 'format', 'lint', 'unit', 'build', 'server', 'content'],
      more: { PLAYWRIGHT_PATIENT: 'yes' },
    }),
    playwright('browser', {
      needs: ['build'],
      // Real calls are timed by the browser: nothing else runs beside them, so what they print can be shown at once.
      after: ['types', 'format', 'lint', 'unit', 'build', 'server', 'content', 'patient'],
      more: { PLAYWRIGHT_PATIENT: 'no' },
      stdio: ['ignore', 'inherit', 'inherit'],
    }),
  ];
}

async function main() {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  try {
    const node = await ensureInstalled();
    const chromium = ensureChromium(node);
    // Whoever needs the browser hears of it; until then the failure is not unheard.
    chromium.catch(() => undefined);
    return await runStages(stagesOf(node, chromium), 2);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    return [{ name: 'setup', passed: 0, failed: 1, seconds: 0 }];
  }
}

const results = await main();
for (const line of summarize(results)) say(line);
if (results.some(({ failed }) => failed > 0)) process.exitCode = 1;
