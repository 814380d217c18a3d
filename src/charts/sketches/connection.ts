import { vertical, type Sketch } from '../sketch.ts';

// `connecting` above, `disconnected` below, the good end on the left and the bad one on the right.
export const connectionSketch: Sketch = {
  initial: [
    { x: 81, y: 13 },
    { x: 101, y: 13 },
  ],
  states: {
    new: { x: 101, y: 0, width: 45 },
    connecting: { x: 0, y: 64, width: 247 },
    connected: { x: 0, y: 162, width: 99 },
    failed: { x: 148, y: 162, width: 99 },
    disconnected: { x: 0, y: 272, width: 247 },
  },
  edges: {
    'new→connecting': { route: vertical(123.5), label: { side: 'right', y: 43, wrap: 80 } },
    'connecting→connected': { route: vertical(49.5), label: { side: 'right', y: 126, wrap: 56 } },
    'connecting→failed': { route: vertical(164), label: { side: 'left', y: 126, wrap: 56 } },
    'failed→connecting': { route: vertical(231), label: { side: 'left', y: 126, wrap: 56 } },
    'connected→disconnected': { route: vertical(20), label: { side: 'right', y: 211, wrap: 50 } },
    'disconnected→connected': { route: vertical(79), label: { side: 'left', y: 247, wrap: 50 } },
    'disconnected→failed': { route: vertical(164), label: { side: 'right', y: 211, wrap: 58 } },
    'failed→disconnected': { route: vertical(231), label: { side: 'left', y: 247, wrap: 58 } },
  },
};
