import { test } from './support/observed-page.ts';
import { signalingStates } from '#labs/model/vocabulary.ts';
test('explore matrix', async ({ observed }) => {
  const counts: Record<string, number> = {};
  const t = Date.now();
  for (const state of signalingStates) {
    for (const c of await observed.evaluate((s) => window.agreement.tryState(s, false), state)) {
      counts[c.verdict] = (counts[c.verdict] ?? 0) + 1;
      if (c.verdict === 'wrong') console.log(JSON.stringify(c));
    }
  }
  console.log(counts, Date.now() - t);
});
for (let b = 0; b < 4; b++)
test('explore sequences' + b, async ({ observed }) => {
  const from = Number(process.env.FROM ?? 1) + b * 25;
  const sum = { lines: 0, refused: 0, content: 0, explained: 0, wrong: 0 }; const visited: Record<string, number> = {};
  const t = Date.now();
  for (let seed = from; seed < from + 25; seed++) {
    const r = await observed.evaluate((s) => window.agreement.playSequence(s), seed);
    sum.lines += r.lines.length; sum.refused += r.refused; sum.content += r.refusedForContent; sum.explained += r.explained.length; sum.wrong += r.wrong.length;
    for (const v of r.visited) visited[v] = (visited[v] ?? 0) + 1;
    if (r.wrong.length) console.log(`SEED ${seed}\n` + r.lines.slice(-12).join('\n'));
    if (process.env.CONTENT) for (const l of r.lines) if (!/: (done|InvalidStateError|NotSupp)/.test(l) && l.includes(': ') && !l.startsWith('together')) console.log(seed, l);
  }
  console.log(JSON.stringify(sum), JSON.stringify(visited), Date.now() - t);
});
