import { lane, vertical, type Sketch } from '../sketch.ts';

// `checking` and `disconnected` are wide, so that every way between them and the others is one straight line.
export const iceConnectionSketch: Sketch = {
  initial: [
    { x: 88, y: 13 },
    { x: 108, y: 13 },
  ],
  states: {
    new: { x: 108, y: 0, width: 44 },
    checking: { x: 12, y: 64, width: 236 },
    connected: { x: 12, y: 132, width: 156 },
    completed: { x: 12, y: 202, width: 83 },
    failed: { x: 172, y: 202, width: 76 },
    disconnected: { x: 12, y: 272, width: 236 },
  },
  edges: {
    'new→checking': { route: vertical(130), label: { side: 'right', y: 43, wrap: 90 } },
    'checking→connected': { route: vertical(64), label: { side: 'right', y: 110, wrap: 50 } },
    'checking→failed': { route: vertical(180), label: { side: 'left', y: 110, wrap: 50 } },
    'failed→checking': { route: vertical(237), label: { side: 'left', y: 146, wrap: 48 } },
    'connected→completed': { route: vertical(22), label: { side: 'right', y: 178, wrap: 70 } },
    'connected→disconnected': { route: vertical(102), label: { side: 'right', y: 180, wrap: 50 } },
    'completed→disconnected': { route: vertical(22), label: { side: 'right', y: 248, wrap: 50 } },
    'disconnected→connected': { route: vertical(160), label: { side: 'left', y: 248, wrap: 50 } },
    'disconnected→failed': { route: vertical(180), label: { side: 'right', y: 248, wrap: 58 } },
    'disconnected→checking': { route: lane(0, 285, 77), label: { side: 'right', y: 110, wrap: 50 } },
  },
};
