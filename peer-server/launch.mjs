// Installs, builds and starts what `npm start` and `npm run dev` start, and stops it cleanly. Node 20 built-ins only.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readArguments, usage, UsageError } from './arguments.mjs';
import { ensureInstalled } from './install.mjs';
import { SetupError, projectEnvironment, root, say } from './setup.mjs';
import { astro, build, isBuilt } from './site-build.mjs';

/** How long a program may take to stop before it is made to. */
const patienceMs = 5_000;

/** @param {readonly string[]} args `--dev` for Astro's development server instead of the built site; see `arguments.mjs` */
export async function launch(args) {
  // Until something runs that wants to stop in its own way, Ctrl-C simply ends us; npm and Astro get it themselves.
  const quit = () => process.exit(0);
  process.on('SIGINT', quit);
  try {
    const { isDev, isLan, isHelp } = readArguments(args);
    if (isHelp) return say(usage);
    const node = await ensureInstalled();
    const command = isDev ? developing() : await serving(node, isLan);
    process.off('SIGINT', quit);
    process.exitCode = await runUntilStopped(node, command);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  } finally {
    process.off('SIGINT', quit);
  }
}

function developing() {
  return [astro, 'dev', '--port', process.env.PORT ?? '4321'];
}

/** @param {string} node @param {boolean} isLan */
async function serving(node, isLan) {
  if (!isBuilt()) {
    say('Building the site…');
    const { code, output } = await build(node);
    if (code !== 0) {
      throw new SetupError(`${output.trimEnd()}\n\nThe site could not be built; what the build said is above.`);
    }
  }
  return [join(root, 'peer-server', 'main.ts'), ...(isLan ? ['--lan'] : [])];
}

/**
 * @param {string} node
 * @param {readonly string[]} args
 * @returns {Promise<number>} the program's exit code; 0 when it was asked to stop, however it took that
 */
function runUntilStopped(node, args) {
  return new Promise((done, fail) => {
    const child = spawn(node, args, { cwd: root, stdio: 'inherit', env: projectEnvironment(node) });
    let stopping = false;
    const stop = (signal) => {
      // A terminal sends Ctrl-C to the child as well; told twice, a program may think that it should hurry.
      if (signal !== 'SIGINT' || !process.stdin.isTTY || stopping) child.kill(signal);
      stopping = true;
      setTimeout(() => child.kill('SIGKILL'), patienceMs).unref();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
    child.on('error', (error) => fail(new SetupError(`Node could not be started: ${error.message}`)));
    child.on('close', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, stop);
      done(stopping ? 0 : (code ?? 1));
    });
  });
}
