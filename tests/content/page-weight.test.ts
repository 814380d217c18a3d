import { expect, test } from 'vitest';
import { builtPages } from '../support/built-site.ts';
import { weighPage } from '../support/page-scripts.ts';

/** kB (1000 bytes), gzip. A page with a lab counts everything it can ever import; one without, what it loads by itself. */
const budgets = { lab: 120, text: 12 };

const pages = builtPages().map((page) => {
  const { eager, later } = weighPage(page);
  const kind: keyof typeof budgets = page.html.querySelector('astro-island') === null ? 'text' : 'lab';
  return { path: page.path, kind, kilobytes: (kind === 'lab' ? eager + later : eager) / 1000, later: later / 1000 };
});

test('there are pages with a lab and pages without', () => {
  expect(pages.filter(({ kind }) => kind === 'lab').length).toBeGreaterThan(5);
  expect(pages.filter(({ kind }) => kind === 'text').length).toBeGreaterThan(5);
  expect(Math.min(...pages.map(({ kilobytes }) => kilobytes))).toBeGreaterThan(1);
});

test.each(['lab', 'text'] as const)('JavaScript of every page of kind "%s" is within its budget', (kind) => {
  const heaviest = pages.filter((page) => page.kind === kind).sort((a, b) => b.kilobytes - a.kilobytes);
  for (const { path, kilobytes, later } of heaviest.slice(0, 3)) {
    console.log(`${path}: ${kilobytes.toFixed(1)} of ${budgets[kind]} kB (on demand ${later.toFixed(1)} kB)`);
  }
  expect(heaviest.filter(({ kilobytes }) => kilobytes > budgets[kind])).toEqual([]);
});
