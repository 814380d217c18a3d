import { firstFoundOfPeers } from './call-facts.ts';
import { isAfter } from './connection-facts.ts';
import type { Examined } from './examined.ts';
import type { Finding } from './finding.ts';
import { found } from './found.ts';

/**
 * A request for a device that ended with one of these errors, and was not granted when it was made again.
 *
 * @see https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia
 */
export function findRefusedMedia(
  examined: Examined,
  rule: 'permission-denied' | 'camera-busy',
  names: readonly string[],
): Finding | null {
  return firstFoundOfPeers(examined, ({ peer, events }) => {
    const refused = events('media.refused').findLast(
      ({ source, error }) => source !== 'synthetic' && names.includes(error.name),
    );
    if (!refused) return null;
    const granted = events('media.granted').some((each) => each.source === refused.source && isAfter(each, refused));
    if (granted) return null;
    const requested = events('media.requested').findLast((each) => isAfter(refused, each));
    return found(rule, peer, {
      evidence: [refused, requested],
      values: { source: refused.source, error: refused.error.name },
    });
  });
}
