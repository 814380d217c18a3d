import type { Rule } from './finding.ts';
import { findRefusedMedia } from './refused-media.ts';

/** The person, or a policy of the page or the system, said no to the camera or the microphone. */
export const permissionDenied: Rule = {
  id: 'permission-denied',
  explains: ['no-answer'],
  examine: (examined) => findRefusedMedia(examined, 'permission-denied', ['NotAllowedError', 'SecurityError']),
};
