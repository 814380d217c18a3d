import { vertical, type Sketch } from '../sketch.ts';

// The life of a channel from top to bottom; a channel that is closed before it opens passes on the left.
export const dataChannelSketch: Sketch = {
  initial: [
    { x: 113, y: 4 },
    { x: 113, y: 20 },
  ],
  states: {
    connecting: { x: 0, y: 20, width: 226 },
    open: { x: 86, y: 98, width: 140 },
    closing: { x: 0, y: 184, width: 226 },
  },
  edges: {
    'connecting→open': { route: vertical(140), label: { side: 'right', y: 72, wrap: 76 } },
    'connecting→closing': { route: vertical(66), label: { side: 'left', y: 115, wrap: 58 } },
    'open→closing': { route: vertical(140), label: { side: 'right', y: 154, wrap: 76 } },
  },
};
