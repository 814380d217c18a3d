import { horizontal, lane, vertical, type Sketch } from '../sketch.ts';

// `stable` on top; our offers on the left, theirs on the right, each with the provisional answer below it.
const offers = 120;
const pranswers = 252;
const [left, right] = [8, 212];

export const signalingSketch: Sketch = {
  initial: [
    { x: 162.5, y: 4 },
    { x: 162.5, y: 20 },
  ],
  states: {
    stable: { x: 15, y: 20, width: 295, height: 30 },
    'have-local-offer': { x: left, y: offers, width: 105, height: 80 },
    'have-remote-offer': { x: right, y: offers, width: 105, height: 80 },
    'have-remote-pranswer': { x: left, y: pranswers, width: 105, height: 64 },
    'have-local-pranswer': { x: right, y: pranswers, width: 105, height: 64 },
  },
  edges: {
    'stable→have-local-offer': { route: vertical(97), label: { side: 'right', y: 71, wrap: 62 } },
    'stable→have-remote-offer': { route: vertical(228), label: { side: 'left', y: 71, wrap: 62 } },
    'have-local-offer→stable': { route: vertical(24), label: { side: 'right', y: 85, wrap: 62 } },
    'have-remote-offer→stable': { route: vertical(301), label: { side: 'left', y: 85, wrap: 62 } },
    'have-local-offer→have-remote-offer': {
      route: horizontal(offers + 13),
      label: { side: 'above', y: offers - 4, wrap: 62 },
    },
    'have-local-offer→have-local-offer': {
      route: lane(128, offers + 26, offers + 43),
      label: { side: 'right', y: offers + 34, wrap: 62 },
    },
    'have-remote-offer→have-remote-offer': {
      route: lane(197, offers + 55, offers + 72),
      label: { side: 'left', y: offers + 64, wrap: 62 },
    },
    'have-local-offer→have-remote-pranswer': { route: vertical(77), label: { side: 'right', y: 226, wrap: 70 } },
    'have-remote-offer→have-local-pranswer': { route: vertical(248), label: { side: 'left', y: 226, wrap: 70 } },
    'have-remote-pranswer→have-remote-pranswer': {
      route: lane(128, pranswers + 9, pranswers + 26),
      label: { side: 'right', y: pranswers + 17, wrap: 70 },
    },
    'have-local-pranswer→have-local-pranswer': {
      route: lane(197, pranswers + 39, pranswers + 56),
      label: { side: 'left', y: pranswers + 47, wrap: 70 },
    },
    'have-remote-pranswer→stable': { route: lane(0, pranswers + 32, 35), label: { side: 'right', y: 226, wrap: 62 } },
    'have-local-pranswer→stable': { route: lane(325, pranswers + 32, 35), label: { side: 'left', y: 226, wrap: 62 } },
  },
};
