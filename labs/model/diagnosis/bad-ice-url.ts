import type { Json } from '../json.ts';
import { firstFoundOfPeers } from './call-facts.ts';
import type { PeerFacts } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';
import { iceServersOf } from './ice-servers.ts';

/** The browser cannot read the address of an ICE server, or an entry has no `urls`: one refuses it, another passes over it. */
export const badIceUrl: Rule = {
  id: 'bad-ice-url',
  explains: [],
  examine: (examined) => firstFoundOfPeers(examined, look),
};

function look({ peer, events }: PeerFacts): Finding | null {
  const refused = events('connection.refused').find(
    ({ error, configuration }) =>
      error.name === 'SyntaxError' || (error.name === 'TypeError' && lacksAddress(configuration)),
  );
  if (refused) {
    const urls = iceServersOf(refused.configuration).flat();
    return found('bad-ice-url', peer, {
      evidence: [refused],
      values: { url: urls.find((url) => !isUrl(url)) ?? urls[0] ?? '', error: refused.error.name },
    });
  }
  const passedOver = events('connection.created').find(({ configuration }) => lacksAddress(configuration));
  return passedOver
    ? found('bad-ice-url', peer, { evidence: [passedOver], values: { url: 'undefined', error: '–' } })
    : null;
}

/** An entry without `urls`. @see https://w3c.github.io/webrtc-pc/#dom-rtciceserver-urls */
function lacksAddress(configuration: Json): boolean {
  return iceServersOf(configuration).some((urls) => urls.every((url) => url === ''));
}

/** @see https://www.rfc-editor.org/rfc/rfc7064#section-3.1 and https://www.rfc-editor.org/rfc/rfc7065#section-3.1 */
function isUrl(url: string): boolean {
  return /^(?:stuns?:[^?/]+|turns?:[^?/]+(?:\?transport=(?:udp|tcp))?)$/i.test(url);
}
