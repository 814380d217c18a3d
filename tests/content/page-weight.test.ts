import { expect, test } from 'vitest';
import { builtPages } from '../support/built-site.ts';
import { weighPage } from '../support/page-scripts.ts';

/**
 * kB (1000 bytes), gzip. A page with a lab counts all it loads for a call, whichever way it is made; `opened` is that and
 * every panel, dialog and file that somebody may open by hand. A page without counts what it loads by itself.
 */
const budgets = { lab: 120, text: 12 };
const openedBudget = 170;

const pages = builtPages().map((page) => {
  const { eager, later, opened } = weighPage(page);
  const kind: keyof typeof budgets = page.html.querySelector('astro-island') === null ? 'text' : 'lab';
  return {
    path: page.path,
    kind,
    kilobytes: (kind === 'lab' ? eager + later : eager) / 1000,
    later: later / 1000,
    opened: (eager + later + opened) / 1000,
  };
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

test('with everything opened by hand that can be opened, no page is much heavier', () => {
  const heaviest = pages.toSorted((a, b) => b.opened - a.opened);
  console.log(`${heaviest[0]?.path}: ${heaviest[0]?.opened.toFixed(1)} of ${openedBudget} kB`);
  expect(heaviest.filter(({ opened }) => opened > openedBudget)).toEqual([]);
  expect(heaviest[0]?.opened).toBeGreaterThan(heaviest[0]?.kilobytes ?? Infinity);
});
