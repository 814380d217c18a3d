import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// `npm run bench [name …]`: every benchmark, or those named. Each prints its figures beside its bars.

const all = [
  'connect-ratio',
  'lit-latency',
  'fold',
  'two-tabs',
  'relayed-calls',
  'leaks',
  'dumps',
  'codecs',
  'mesh',
  'follow-latency',
  'transfer',
  'glare',
  'stats-drawing',
  'camera-switch',
  'lighthouse',
  'server-relay',
  'server-connections',
  'turn-relay',
];
const names = process.argv.length > 2 ? process.argv.slice(2) : all;
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(', ')}. There is: ${all.join(', ')}.\n`);
  process.exit(2);
}
if (!existsSync(fileURLToPath(new URL('../../dist/index.html', import.meta.url)))) {
  process.stderr.write('The site is not built. Run npm test or npm start first.\n');
  process.exit(2);
}

/** @param {string} name */
function run(name) {
  process.stdout.write(`\n${name}\n`);
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  return new Promise((resolve) => {
    spawn(process.execPath, [file], { stdio: 'inherit' }).on('close', resolve);
  });
}

let failed = 0;
for (const name of names) if ((await run(name)) !== 0) failed += 1;
process.stdout.write(`\n${names.length - failed} of ${names.length} benchmarks met their bars.\n`);
process.exit(failed === 0 ? 0 : 1);
