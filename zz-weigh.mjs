import { readFileSync } from 'node:fs'; import { gzipSync } from 'node:zlib'; import { posix } from 'node:path';
const dist = process.argv[2]; const page = process.argv[3];
const html = readFileSync(dist + page + 'index.html', 'utf8');
const roots = [...html.matchAll(/(?:src|href|component-url|renderer-url|before-hydration-url)="(\/_astro\/[^"]+\.js)"/g)].map((m) => m[1]);
const inl=[...html.matchAll(/import\("?'?(\/_astro\/[^"')]+)/g)].map(m=>m[1]);
const seen = new Map(); const todo = [...new Set([...roots,...inl])];
while (todo.length) { const f = todo.pop(); if (seen.has(f)) continue; let code; try { code = readFileSync(dist + f, 'utf8'); } catch { continue; } seen.set(f, gzipSync(code).length);
 for (const m of code.matchAll(/(?:from|import)\s*["'](\.\/[^"']+\.js)["']/g)) todo.push(posix.resolve(posix.dirname(f), m[1])); }
let sum = 0; for (const [f, b] of [...seen].sort((a, b) => b[1] - a[1])) { sum += b; console.log(b, f); } console.log('eager', sum, seen.size);
