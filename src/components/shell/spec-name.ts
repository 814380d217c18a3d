const documents: Readonly<Record<string, string>> = {
  'webrtc-pc': 'WebRTC',
  webrtc: 'WebRTC',
  'webrtc-stats': 'WebRTC Statistics',
  'webrtc-extensions': 'WebRTC Extensions',
  'mediacapture-main': 'Media Capture',
  'mediacapture-streams': 'Media Capture',
  'mediacapture-screen-share': 'Screen Capture',
  'screen-capture': 'Screen Capture',
  'webappsec-secure-contexts': 'Secure Contexts',
  'media.html': 'HTML, media elements',
};

const rfcTitles: Readonly<Record<string, string>> = {
  '7675': 'Consent freshness',
  '8445': 'ICE',
  '8489': 'STUN',
  '8656': 'TURN',
  '8825': 'WebRTC overview',
  '8826': 'WebRTC security',
  '8827': 'WebRTC security architecture',
  '8829': 'JSEP',
  '8831': 'Data channels',
  '8832': 'Data channel establishment',
  '8834': 'WebRTC and RTP',
  '8838': 'Trickle ICE',
  '8839': 'ICE in SDP',
  '8840': 'Trickle ICE in SDP',
  '8843': 'BUNDLE',
  '8866': 'SDP',
  '9429': 'JSEP',
};

/**
 * A short name for the section a specification's address points at, such as `JSEP, RFC 9429, section 3.2` or
 * `WebRTC, dom-peerconnection-addicecandidate`; the address without its scheme where the document is not known.
 */
export function specName(address: string): string {
  const { host, pathname, hash } = new URL(address);
  const rfc = /\/rfc(\d+)/i.exec(pathname)?.[1];
  const known = rfc && rfcTitles[rfc];
  const title = rfc
    ? `${known ? `${known}, ` : ''}RFC ${rfc}`
    : documents[pathname.split('/').filter(Boolean).at(-1) ?? ''];
  if (!title) return `${host}${pathname.replace(/\/$/, '')}${hash}`;
  const section = hash.replace('#', '').replace(/^section-/, rfc ? 'section ' : 'section-');
  return section ? `${title}, ${section}` : title;
}
