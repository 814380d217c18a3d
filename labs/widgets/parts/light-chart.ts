/** What a chart shows of a moment. */
export type ChartLight = {
  current: string;
  /** States reached so far, in any order; the current one may be among them. */
  visited: readonly string[];
  /** The transition that led to `current`; `null` before the first one. */
  last: { from: string; to: string } | null;
  /** Counts the transitions: the last one is drawn anew when this changes. Without it, when `last` is another object. */
  seq?: number;
  /** Shows the last transition without drawing it slowly: when more of them follow than can be watched. */
  isStill?: boolean;
};

type Parts = {
  name: string;
  states: ReadonlyMap<string, Element>;
  edges: readonly { element: Element; from: string; to: string }[];
  shown: ChartLight | null;
  jump: SVGPathElement | null;
};

type Rect = { x: number; y: number; width: number; height: number };

const known = new WeakMap<SVGElement, Parts>();

/** Lights a drawing made by `StateChart.astro`. Sets attributes only, reads no layout, and does nothing twice. */
export function lightChart(svg: SVGElement, light: ChartLight): void {
  const parts = known.get(svg) ?? findParts(svg);
  known.set(svg, parts);
  const { shown } = parts;
  const isNewStep = shown === null || (light.seq === undefined ? light.last !== shown.last : light.seq !== shown.seq);
  if (!isNewStep && shown.current === light.current && sameNames(shown.visited, light.visited)) return;
  parts.shown = light;

  const isOver = parts.states.get(light.current)?.hasAttribute('data-final') ?? false;
  for (const [name, element] of parts.states) {
    setData(
      element,
      'data-light',
      name === light.current ? 'current' : light.visited.includes(name) ? 'visited' : null,
    );
  }
  for (const { element, from } of parts.edges) {
    setData(element, 'data-can', from === light.current || (from === 'anywhere' && !isOver) ? '' : null);
  }
  setData(svg, 'data-lit', '');
  setData(svg, 'aria-label', `${parts.name}: ${light.current}`);
  if (isNewStep) showLast(svg, parts, light.last, light.isStill ?? false);
}

/** Draws the last transition: its own arrow, or a dashed one where the drawing has none for it. */
function showLast(svg: SVGElement, parts: Parts, last: ChartLight['last'], isStill: boolean): void {
  // Two names for one animation: changing the name restarts it, without a forced layout in between.
  const turn = parts.edges.some(({ element }) => element.getAttribute('data-last') === 'a') ? 'b' : 'a';
  let isDrawn = last === null;
  for (const { element, from, to } of parts.edges) {
    const isLast = last !== null && to === last.to && (from === last.from || (from === 'anywhere' && last.from !== to));
    setData(element, 'data-last', isLast ? (isStill ? 'still' : turn) : null);
    isDrawn ||= isLast;
  }
  parts.jump?.remove();
  const from = rectOf(parts.states.get(last?.from ?? ''));
  const to = rectOf(parts.states.get(last?.to ?? ''));
  if (isDrawn || from === null || to === null || last?.from === last?.to) return;
  parts.jump ??= svg.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'path');
  parts.jump.setAttribute('class', 'jump');
  parts.jump.setAttribute('d', jumpPath(from, to));
  svg.append(parts.jump);
}

/** Path data of a bent arrow between two boxes, with an open head. */
export function jumpPath(from: Rect, to: Rect): string {
  const [a, b] = [centre(from), centre(to)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const bend = { x: (a.x + b.x) / 2 - dy * 0.22, y: (a.y + b.y) / 2 + dx * 0.22 };
  const start = border(from, bend);
  const end = border(to, bend);
  const angle = Math.atan2(end.y - bend.y, end.x - bend.x);
  const wing = (turn: number) => at({ x: end.x - 8 * Math.cos(angle + turn), y: end.y - 8 * Math.sin(angle + turn) });
  return `M${at(start)}Q${at(bend)} ${at(end)}M${wing(0.5)}L${at(end)}L${wing(-0.5)}`;
}

function findParts(svg: SVGElement): Parts {
  const states = [...svg.querySelectorAll('[data-state]')];
  const edges = [...svg.querySelectorAll('[data-from][data-to]')];
  return {
    name: svg.getAttribute('data-name') ?? '',
    states: new Map(states.map((element) => [element.getAttribute('data-state') ?? '', element])),
    edges: edges.map((element) => ({
      element,
      from: element.getAttribute('data-from') ?? '',
      to: element.getAttribute('data-to') ?? '',
    })),
    shown: null,
    jump: null,
  };
}

function setData(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((name, index) => name === b[index]));
}

function rectOf(state: Element | undefined): Rect | null {
  const box = state?.querySelector('rect');
  if (box === null || box === undefined) return null;
  const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map((name) =>
    Number(box.getAttribute(name)),
  );
  return { x, y, width, height };
}

function centre({ x, y, width, height }: Rect): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Where the straight way from a box's centre towards a point leaves the box. */
function border(box: Rect, towards: { x: number; y: number }): { x: number; y: number } {
  const { x, y } = centre(box);
  const [dx, dy] = [towards.x - x, towards.y - y];
  const share = Math.min(box.width / 2 / Math.abs(dx || 1e-6), box.height / 2 / Math.abs(dy || 1e-6));
  return { x: x + dx * share, y: y + dy * share };
}

function at({ x, y }: { x: number; y: number }): string {
  return `${Math.round(x)} ${Math.round(y)}`;
}
