import { horizontal, lane, vertical, type Route, type Sketch } from '../sketch.ts';

// People come in on the left, from top to bottom; on the right is what is left of a room, and below it a ghost.
const [left, right] = [28, 185];
const [created, joined, ready, ghost] = [92, 184, 276, 402];

/** Up from the box, and in at the right of the other one. */
const upAndLeft =
  (x: number, toY: number): Route =>
  (from, to) => [
    { x, y: from.y + from.height / 2 },
    { x, y: toY },
    { x: to.x + to.width / 2, y: toY },
  ];

/** Down from the box, and in at the left of the other one. */
const downAndRight =
  (x: number, toY: number): Route =>
  (from, to) => [
    { x, y: from.y + from.height / 2 },
    { x, y: toY },
    { x: to.x + to.width / 2, y: toY },
  ];

export const roomSketch: Sketch = {
  initial: [
    { x: 140, y: -16 },
    { x: 140, y: 0 },
  ],
  states: {
    free: { x: 0, y: 0, width: 277, height: 30 },
    created: { x: left, y: created, width: 92 },
    joined: { x: left, y: joined, width: 92 },
    ready: { x: left, y: ready, width: 92, height: 72 },
    left: { x: right, y: ready, width: 92 },
    ghost: { x: right, y: ghost, width: 92, height: 60 },
  },
  edges: {
    'free→created': { route: vertical(95), label: { side: 'right', y: 61, wrap: 60 } },
    'created→free': { route: vertical(56), label: { side: 'left', y: 61, wrap: 54 } },
    'created→joined': { route: vertical(90), label: { side: 'right', y: 153, wrap: 70 } },
    'created→ghost': { route: lane(14, created + 22, ghost + 20), label: { side: 'right', y: 153, wrap: 56 } },
    'joined→ready': { route: vertical(74), label: { side: 'right', y: 245, wrap: 64 } },
    'ready→ready': { route: lane(130, ready + 40, ready + 58), label: { side: 'right', y: ready + 49, wrap: 52 } },
    'ready→left': { route: horizontal(ready + 20), label: { side: 'above', y: ready + 4, wrap: 56 } },
    'ready→ghost': { route: downAndRight(74, ghost + 8), label: { side: 'right', y: 377, wrap: 66 } },
    'left→joined': { route: upAndLeft(215, joined + 15), label: { side: 'left', y: 237, wrap: 60 } },
    'left→free': { route: vertical(262), label: { side: 'left', y: 110, wrap: 60 } },
    'left→ghost': { route: vertical(236), label: { side: 'right', y: 354, wrap: 46 } },
    'ghost→left': { route: vertical(210), label: { side: 'left', y: 377, wrap: 58 } },
    'ghost→created': { route: lane(0, ghost + 50, created + 8), label: { side: 'above', y: ghost + 37, wrap: 100 } },
    'ghost→free': { route: lane(290, ghost + 30, 15), label: { side: 'right', y: 220, wrap: 46 } },
  },
};
