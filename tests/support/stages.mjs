// Runs the stages of `npm test`, some beside each other, each one's output kept together. Node 20 built-ins only.
import { say } from '../../peer-server/setup.mjs';

/**
 * @typedef {{ passed: number, failed: number, output: string }} Counts
 * @typedef {{ name: string, passed: number, failed: number, seconds: number }} Result
 * @typedef {{
 *   name: string,
 *   after: readonly string[],
 *   needs?: readonly string[],
 *   talks?: boolean,
 *   run: () => Promise<Counts | readonly Counts[]>,
 * }} Stage `after` names what must have ended before, well or badly, `needs` what must have succeeded;
 *   what a stage prints is shown when it failed, or always where it `talks`
 */

/**
 * A failing stage stops no other, except those that need it, which count as one failure.
 *
 * @param {readonly Stage[]} stages
 * @param {number} width how many may run at a time
 * @returns {Promise<readonly Result[]>} in the order of the stages
 */
export async function runStages(stages, width) {
  /** @type {Map<string, Result>} */
  const results = new Map();
  const waiting = [...stages];
  const running = new Set();
  while (results.size < stages.length) {
    const ready = waiting.findIndex(({ after }) => after.every((name) => results.has(name)));
    if (ready !== -1 && running.size < width) {
      const [stage] = waiting.splice(ready, 1);
      const work = runStage(stage, results).then((result) => {
        results.set(stage.name, result);
        running.delete(work);
      });
      running.add(work);
    } else {
      await Promise.race(running);
    }
  }
  return stages.map(({ name }) => results.get(name));
}

async function runStage(stage, results) {
  const began = performance.now();
  const counts = await countsOf(stage, results);
  const seconds = (performance.now() - began) / 1000;
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  say(`── ${stage.name}: ${failed === 0 ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`);
  const shown = counts.filter((count) => stage.talks === true || count.failed > 0);
  for (const { output } of shown) if (output.trim() !== '') say(output.trimEnd());
  return { name: stage.name, passed, failed, seconds };
}

async function countsOf({ needs = [], run }, results) {
  const missing = needs.filter((name) => results.get(name)?.failed !== 0);
  if (missing.length > 0) return [{ passed: 0, failed: 1, output: `Not run: it needs ${missing.join(' and ')}.` }];
  try {
    return [await run()].flat();
  } catch (error) {
    return [{ passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) }];
  }
}
