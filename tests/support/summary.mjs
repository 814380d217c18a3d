// The table at the end of `npm test`.

/**
 * @param {readonly import('./stages.mjs').Result[]} results
 * @returns {readonly string[]} lines; the last is `N passed, N failed` and nothing else
 */
export function summarize(results) {
  const rows = results.map(({ name, passed, failed, seconds }) => [name, passed, failed, seconds.toFixed(1)]);
  const table = [['stage', 'passed', 'failed', 'seconds'], ...rows].map(([name, ...figures]) =>
    [String(name).padEnd(10), ...figures.map((figure) => String(figure).padStart(8))].join(''),
  );
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  return ['', ...table, '', `${sum('passed')} passed, ${sum('failed')} failed`];
}
