const documents: Readonly<Record<string, string>> = {
  'webrtc-pc': 'WebRTC',
  webrtc: 'WebRTC',
  'webrtc-stats': 'WebRTC Statistics',
  'webrtc-extensions': 'WebRTC Extensions',
  'mediacapture-main': 'Media Capture',
  'mediacapture-streams': 'Media Capture',
  'mediacapture-screen-share': 'Screen Capture',
  'screen-capture': 'Screen Capture',
};

/**
 * A short name for the section a specification's address points at, such as `RFC 9429, section 3.2` or
 * `WebRTC, dom-peerconnection-addicecandidate`; the address without its scheme where the document is not known.
 */
export function specName(address: string): string {
  const { host, pathname, hash } = new URL(address);
  const rfc = /\/rfc(\d+)/i.exec(pathname)?.[1];
  const title = rfc ? `RFC ${rfc}` : documents[pathname.split('/').filter(Boolean).at(-1) ?? ''];
  if (!title) return `${host}${pathname.replace(/\/$/, '')}${hash}`;
  const section = hash.replace('#', '').replace(/^section-/, rfc ? 'section ' : 'section-');
  return section ? `${title}, ${section}` : title;
}
