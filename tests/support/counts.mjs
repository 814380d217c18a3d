// How many tests passed and failed, read from the reports that the runners write. Node 20 built-ins only.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ code: number, output: string }} Outcome how a program ended and what it printed */

/** A program that checks one thing. @param {Outcome} outcome */
export function oneCheck({ code, output }) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

/** @param {string} report Vitest's JSON report @param {Outcome} outcome */
export function vitestCounts(report, { code, output }) {
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = read(report);
  // A file that could not be loaded has no failed test of its own.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return close({ passed: numPassedTests, failed: numFailedTests + broken.length, code, output });
}

/** @param {string} report Playwright's JSON report @param {Outcome} outcome */
export function playwrightCounts(report, { code, output }) {
  const { stats = {}, errors = [] } = read(report);
  const { expected = 0, unexpected = 0, flaky = 0 } = stats;
  return close({ passed: expected, failed: unexpected + flaky + errors.length, code, output });
}

/** No test at all is a failure, and so is a runner that ends badly for a reason which no test shows. */
function close({ passed, failed, code, output }) {
  const unseen = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: unseen ? 1 : failed, output: passed + failed === 0 ? `${output}\nNo test ran.` : output };
}

function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
}
