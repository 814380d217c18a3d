import { firstFoundOfPeers } from './call-facts.ts';
import type { Examined, PeerFacts } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';

/**
 * Devices were asked for on a page that is no secure context, where `navigator.mediaDevices` does not exist.
 *
 * @see https://w3c.github.io/mediacapture-main/#navigator-interface-extensions
 */
export const insecureContext: Rule = {
  id: 'insecure-context',
  explains: ['permission-denied', 'camera-busy', 'no-answer'],
  examine: (examined) => firstFoundOfPeers(examined, (own) => look(examined, own)),
};

function look({ peers }: Examined, { peer, events }: PeerFacts): Finding | null {
  const isMissing = ({ error }: { error: { message: string } }) =>
    /mediaDevices|getUserMedia|secure context/i.test(error.message);
  const refused =
    events('media.refused').find(({ source }) => source !== 'synthetic') ?? events('code.failed').find(isMissing);
  // In one page there is one note for both peers.
  const noted = [...events('page.noted'), ...peers.alice.events('page.noted'), ...peers.bob.events('page.noted')];
  const insecure = noted.find(({ secureContext }) => !secureContext);
  if (!refused || (!insecure && (noted.length > 0 || !isMissing(refused)))) return null;
  return found('insecure-context', peer, {
    certainty: insecure ? 'certain' : 'likely',
    evidence: [refused, insecure],
    values: { error: refused.error.name },
  });
}
