import { firstFoundOfPeers } from './call-facts.ts';
import { isAfter } from './connection-facts.ts';
import type { Rule } from './finding.ts';
import { found } from './found.ts';

/**
 * `play()` was refused because nobody has touched the page yet and the stream has sound.
 *
 * @see https://html.spec.whatwg.org/multipage/media.html#allowed-to-play
 */
export const autoplayBlocked: Rule = {
  id: 'autoplay-blocked',
  explains: ['late-ontrack'],
  examine: (examined) =>
    firstFoundOfPeers(examined, ({ peer, events }) => {
      const refused = events('playback.refused').findLast(({ error }) => error.name === 'NotAllowedError');
      // The same stream may well play without its sound.
      const plays = events('playback.started').some((event) => !event.muted && refused && isAfter(event, refused));
      if (!refused || plays) return null;
      const received = events('track.received').findLast((event) => isAfter(refused, event));
      return found('autoplay-blocked', peer, {
        evidence: [refused, received],
        values: { error: refused.error.name },
      });
    }),
};
