import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { buildSite } from './build.ts';

/** The server as a program. */
const program = fileURLToPath(new URL('../../../peer-server/main.ts', import.meta.url));

export type Program = { child: ChildProcess; output: () => string; says: (words: RegExp) => Promise<RegExpExecArray> };

/** The server as people start it, with these variables besides the path, and these arguments. */
export function run(environment: { [name: string]: string }, args: readonly string[] = []): Program {
  const site = buildSite({ 'index.html': '<!doctype html><title>Home</title>' });
  const env = { PATH: process.env['PATH'], ICEBREAKER_SITE: site, ...environment };
  const child = spawn(process.execPath, [program, ...args], { env });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (text += data.toString()));
  return {
    child,
    output: () => text,
    async says(words) {
      for (;;) {
        const found = words.exec(text);
        if (found !== null) return found;
        if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${text}`);
        await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), once(child, 'exit')]);
      }
    },
  };
}
