import type { Rule } from './finding.ts';
import { findRefusedMedia } from './refused-media.ts';

/** The device is in use, is not there, or cannot do what was asked of it. */
export const cameraBusy: Rule = {
  id: 'camera-busy',
  explains: ['no-answer'],
  examine: (examined) =>
    findRefusedMedia(examined, 'camera-busy', [
      'NotReadableError',
      'AbortError',
      'NotFoundError',
      'OverconstrainedError',
    ]),
};
