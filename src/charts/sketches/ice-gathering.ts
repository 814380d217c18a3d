import { lane, vertical, type Sketch } from '../sketch.ts';

// The three states below each other; the ways that pass `gathering` by run along the borders.
export const iceGatheringSketch: Sketch = {
  initial: [
    { x: 93.5, y: 4 },
    { x: 93.5, y: 20 },
  ],
  states: {
    new: { x: 16, y: 20, width: 155 },
    gathering: { x: 44, y: 136, width: 99 },
    complete: { x: 16, y: 262, width: 155 },
  },
  edges: {
    'new→gathering': { route: vertical(82), label: { side: 'left', y: 111, wrap: 70 } },
    'gathering→new': { route: vertical(105), label: { side: 'right', y: 111, wrap: 70 } },
    'gathering→complete': { route: vertical(82), label: { side: 'left', y: 190, wrap: 70 } },
    'complete→gathering': { route: vertical(105), label: { side: 'right', y: 190, wrap: 76 } },
    'new→complete': { route: lane(187, 33, 275), label: { side: 'left', y: 71, wrap: 70 } },
    'complete→new': { route: lane(0, 275, 33), label: { side: 'right', y: 238, wrap: 70 } },
  },
};
