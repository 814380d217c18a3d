import { horizontal, vertical, type Route, type Sketch } from '../sketch.ts';

// Own offers go down on the left, those of the other side come up on the right; between them the two ways out of glare.
const [left, right] = [28, 185];
const [making, out, glare] = [92, 184, 296];

/** Out at the left, and up into the box above. */
const upLane =
  (x: number, fromY: number): Route =>
  (from, to) => [
    { x: from.x + from.width / 2, y: fromY },
    { x, y: fromY },
    { x, y: to.y + to.height / 2 },
  ];

export const negotiationSketch: Sketch = {
  initial: [
    { x: 140, y: -16 },
    { x: 140, y: 0 },
  ],
  states: {
    stable: { x: 0, y: 0, width: 277, height: 30 },
    'making-offer': { x: left, y: making, width: 92 },
    'have-local-offer': { x: left, y: out, width: 92, height: 48 },
    ignoring: { x: left, y: glare, width: 92 },
    answering: { x: right, y: making, width: 92 },
    'rolling-back': { x: right, y: out, width: 92, height: 48 },
    stuck: { x: right, y: glare, width: 92 },
  },
  edges: {
    'stable→making-offer': { route: vertical(90), label: { side: 'right', y: 61, wrap: 48 } },
    'making-offer→have-local-offer': { route: vertical(74), label: { side: 'right', y: 153, wrap: 72 } },
    'have-local-offer→stable': { route: upLane(20, out + 24), label: { side: 'right', y: 61, wrap: 54 } },
    'have-local-offer→ignoring': { route: vertical(74), label: { side: 'right', y: 264, wrap: 66 } },
    'have-local-offer→rolling-back': { route: horizontal(out + 30), label: { side: 'above', y: out + 15, wrap: 50 } },
    'ignoring→stable': { route: upLane(6, glare + 15), label: { side: 'right', y: 264, wrap: 54 } },
    'rolling-back→answering': { route: vertical(231), label: { side: 'left', y: 153, wrap: 66 } },
    'stable→answering': { route: vertical(205), label: { side: 'left', y: 61, wrap: 54 } },
    'answering→stable': { route: vertical(262), label: { side: 'left', y: 61, wrap: 48 } },
  },
};
