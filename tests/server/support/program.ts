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
export function runProgram(environment: { [name: string]: string }, args: readonly string[] = []): Program {
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

export type ServerProgram = Program & {
  port: number;
  url: string;
  close: () => Promise<void>;
  kill: () => Promise<void>;
};

/** The server as people start it, on a free port, once it says where it is. */
export async function startProgram(environment: { [name: string]: string } = {}): Promise<ServerProgram> {
  const program = runProgram({ PORT: '0', ...environment });
  const [, url = '', port = ''] = await program.says(/Icebreaker is at (http:\/\/[^/]+:(\d+)\/)\n/);
  const end = async (signal: NodeJS.Signals) => {
    const exit = once(program.child, 'exit');
    program.child.kill(signal);
    await exit;
  };
  return { ...program, url, port: Number(port), close: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
