import { expect, test } from 'vitest';
import { edgeLabel } from '#labs/messages/edge-labels.ts';
import { layoutChart } from '#src/charts/layout.ts';
import { chartLabels } from '#src/charts/machine-chart.ts';
import { drawnCharts } from './drawn-charts.ts';
import { allLines, distanceTo, isInside, linesMeet, pairs, sharedArea, walk } from './shapes.ts';

test.each(drawnCharts)('$title draws every state and every arrow of the machine once', ({ shape, chart }) => {
  expect(chart.nodes.map(({ id, final }) => ({ id, final }))).toEqual(shape.states);
  expect(chart.nodes.map((node) => node.lines.join(''))).toEqual(shape.states.map((state) => state.id));
  const drawn = chart.edges.map(({ from, to, events }) => ({ from, to, events }));
  expect(drawn).toEqual(shape.edges);
});

test.each(drawnCharts)('$title says the whole label of every arrow', ({ lang, shape, chart }) => {
  const words = (lines: readonly string[]) => lines.join('').replaceAll(' ', '');
  const said = chart.edges.map((edge) => words(edge.label.lines));
  expect(said).toEqual(shape.edges.map((edge) => words(edgeLabel(lang, shape.id, edge))));
  expect(said).not.toContain('');
});

test.each(drawnCharts)('$title keeps within its budget', ({ chart, budget }) => {
  expect(chart.width).toBeLessThanOrEqual(budget.width);
  expect(chart.height).toBeLessThanOrEqual(budget.height);
  const paper = { x: 0, y: 0, width: chart.width, height: chart.height };
  for (const { points } of allLines(chart)) for (const point of points) expect(isInside(point, paper)).toBe(true);
  for (const box of [...chart.nodes, ...chart.edges.map((edge) => edge.label)]) {
    expect(sharedArea(box, paper)).toBeCloseTo(box.width * box.height);
  }
});

test.each(drawnCharts)('$title lets no label touch another, a state, or the line of another arrow', ({ chart }) => {
  const labels = chart.edges.map((edge) => ({ ...edge.label, name: `${edge.from}→${edge.to}` }));
  const touching = [
    ...pairs(labels).filter(([a, b]) => sharedArea(a, b) > 0),
    ...labels.flatMap((label) =>
      chart.nodes.filter((node) => sharedArea(label, node) > 0).map((node) => [label, node]),
    ),
    ...labels.flatMap((label) =>
      allLines(chart)
        .filter((line) => walk(line.points).some((point) => isInside(point, label)))
        .map((line) => [label, line]),
    ),
  ];
  expect(touching).toEqual([]);
});

test.each(drawnCharts)('$title has each label beside its own line', ({ chart }) => {
  for (const { label, points } of chart.edges) {
    const gap = Math.min(...walk(points).map((point) => distanceTo(label, point)));
    expect(gap).toBeLessThanOrEqual(7);
  }
});

test.each(drawnCharts)('$title crosses no lines', ({ chart }) => {
  const crossing = pairs(allLines(chart)).filter(([a, b]) => linesMeet(a.points, b.points));
  expect(crossing.map(([a, b]) => `${a.name} and ${b.name}`)).toEqual([]);
});

test.each(drawnCharts)('$title leads lines from border to border and never through a state', ({ chart }) => {
  const boxOf = (id: string) => (id === 'anywhere' ? chart.frame : chart.nodes.find((node) => node.id === id));
  for (const { from, to, points } of chart.edges) {
    for (const [id, point] of [
      [from, points.at(0)],
      [to, points.at(-1)],
    ] as const) {
      const box = boxOf(id);
      if (box === null || box === undefined || point === undefined) throw new Error(`${id} has no end`);
      expect(distanceTo(box, point)).toBe(0);
      expect(isInside(point, box)).toBe(false);
    }
    for (const node of chart.nodes) expect(walk(points).some((point) => isInside(point, node, 0.5))).toBe(false);
    for (const [index, b] of points.slice(1).entries()) {
      const a = points[index];
      expect(a?.x === b.x || a?.y === b.y).toBe(true);
    }
  }
});

test.each(drawnCharts)('$title has room for every text in a face of 0.6 em a character', ({ chart }) => {
  const width = (text: string, size: number) =>
    [...text].reduce((sum, character) => sum + (/[가-힣]/.test(character) ? 1 : 0.6) * size, 0);
  for (const { label } of chart.edges) {
    for (const line of label.lines) expect(width(line, 11)).toBeLessThanOrEqual(label.width);
    expect(label.lines.length * 11).toBeLessThanOrEqual(label.height);
  }
  for (const node of chart.nodes) {
    for (const line of node.lines) expect(width(line, 12)).toBeLessThanOrEqual(node.width - 12);
    expect(node.lines.length * 12).toBeLessThanOrEqual(node.height - 8);
  }
});

test.each(drawnCharts)('$title begins with the initial state', ({ shape, chart }) => {
  const initial = chart.nodes.find((node) => node.id === shape.initial);
  const end = chart.initial.at(-1);
  if (initial === undefined || end === undefined) throw new Error('no initial state');
  expect(distanceTo(initial, end)).toBe(0);
  for (const node of chart.nodes) expect(node.y).toBeGreaterThanOrEqual(initial.y);
});

test.each(drawnCharts)('$title frames the states that are not final, and only those', ({ chart }) => {
  const { frame } = chart;
  if (frame === null) {
    expect(chart.nodes.filter((node) => node.final)).toEqual([]);
    return;
  }
  const framed = chart.nodes.filter((node) => sharedArea(node, frame) === node.width * node.height);
  expect(framed).toEqual(chart.nodes.filter((node) => !node.final));
  expect(chart.nodes.filter((node) => node.final && sharedArea(node, frame) > 0)).toEqual([]);
});

test('a machine nobody has sketched is laid out by search, the same way twice', { timeout: 60_000 }, async () => {
  const [drawn] = drawnCharts.filter(({ shape }) => shape.id === 'ice-gathering');
  if (drawn === undefined) throw new Error('no chart');
  const shape = { ...drawn.shape, edges: drawn.shape.edges.slice(0, 3) };
  const labels = chartLabels(shape, 'en');
  const chart = await layoutChart(shape, labels, drawn.budget);
  expect(chart.edges.map(({ from, to }) => ({ from, to }))).toEqual(shape.edges.map(({ from, to }) => ({ from, to })));
  expect(pairs(allLines(chart)).filter(([a, b]) => linesMeet(a.points, b.points))).toEqual([]);
  expect(await layoutChart(shape, labels, drawn.budget)).toEqual(chart);
});
