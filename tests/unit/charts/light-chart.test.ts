import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { jumpPath, lightChart, type ChartLight } from '#labs/widgets/parts/light-chart.ts';

/** A chart of three states with the attributes the drawing has; no browser is needed to read and set those. */
function smallChart() {
  const root = parse(`<svg data-name="Door">
    <g data-from="shut" data-to="ajar"></g>
    <g data-from="ajar" data-to="shut"></g>
    <g data-from="anywhere" data-to="gone"></g>
    <g data-state="shut"></g><g data-state="ajar"></g><g data-state="gone" data-final></g>
  </svg>`);
  const svg = root.querySelector('svg');
  if (svg === null) throw new Error('no svg');
  const marked = (name: string) =>
    svg
      .querySelectorAll(`[${name}]`)
      .map(
        (element) =>
          element.getAttribute('data-state') ??
          `${element.getAttribute('data-from')}→${element.getAttribute('data-to')}`,
      );
  const light = (value: ChartLight) => lightChart(svg as unknown as SVGElement, value);
  return { svg, marked, light };
}

const last = { from: 'shut', to: 'ajar' };

test('the current state, the visited ones and the ways out of the current state are marked', () => {
  const { svg, marked, light } = smallChart();
  light({ current: 'ajar', visited: ['shut', 'ajar'], last });
  expect(svg.querySelector('[data-state="ajar"]')?.getAttribute('data-light')).toBe('current');
  expect(svg.querySelector('[data-state="shut"]')?.getAttribute('data-light')).toBe('visited');
  expect(svg.querySelector('[data-state="gone"]')?.hasAttribute('data-light')).toBe(false);
  expect(marked('data-can')).toEqual(['ajar→shut', 'anywhere→gone']);
  expect(svg.getAttribute('aria-label')).toBe('Door: ajar');
});

test('nothing leaves a final state, and the way there is the arrow of all open states', () => {
  const { marked, light } = smallChart();
  light({ current: 'gone', visited: ['shut'], last: { from: 'shut', to: 'gone' } });
  expect(marked('data-can')).toEqual([]);
  expect(marked('data-last')).toEqual(['anywhere→gone']);
});

test('going back in time takes marks away', () => {
  const { marked, light } = smallChart();
  light({ current: 'ajar', visited: ['shut'], last });
  light({ current: 'shut', visited: [], last: null });
  expect(marked('data-light')).toEqual(['shut']);
  expect(marked('data-last')).toEqual([]);
});

test.each([
  { when: 'the count is the same', next: { last: { ...last }, seq: 1 }, redrawn: false },
  { when: 'the count changes', next: { last, seq: 2 }, redrawn: true },
])('when $when, the last transition is drawn anew: $redrawn', ({ next, redrawn }) => {
  const { svg, light } = smallChart();
  const turn = () => svg.querySelector('[data-last]')?.getAttribute('data-last');
  light({ current: 'ajar', visited: [], last, seq: 1 });
  const before = turn();
  light({ current: 'ajar', visited: [], ...next });
  expect(turn() !== before).toBe(redrawn);
});

test('without a count, another object is another transition', () => {
  const { svg, light } = smallChart();
  const turn = () => svg.querySelector('[data-last]')?.getAttribute('data-last');
  light({ current: 'ajar', visited: [], last });
  const before = turn();
  light({ current: 'ajar', visited: [], last });
  expect(turn()).toBe(before);
  light({ current: 'ajar', visited: [], last: { ...last } });
  expect(turn()).not.toBe(before);
});

test('a jump is drawn from one border to the other', () => {
  const path = jumpPath({ x: 0, y: 0, width: 40, height: 20 }, { x: 0, y: 100, width: 40, height: 20 });
  const [start, , end] = [...path.matchAll(/(-?\d+) (-?\d+)/g)].map((match) => ({
    x: Number(match[1]),
    y: Number(match[2]),
  }));
  expect(start?.y).toBe(20);
  expect(end?.y).toBe(100);
});
