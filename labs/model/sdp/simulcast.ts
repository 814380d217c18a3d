// A browser sends simulcast and does not receive it: that is for servers. Here the receiver is told of one m-section for each
// layer, which it does understand, and the sender of one section with all layers.

const streamId = 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id';
const repairedId = 'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id';
const mediaId = 'urn:ietf:params:rtp-hdrext:sdes:mid';

/**
 * The offer of one simulcast section as one section for each layer, whose mid is the layer's rid: the header extension in
 * which a packet carries its rid is read as the one in which packets carry their mid.
 *
 * @param offer one m-section of video, with `a=simulcast:send`
 * @see RFC 8853 (simulcast), RFC 8852 (rid), RFC 9143, section 15 (mid)
 */
export function splitLayers(offer: string, rids: readonly string[]): string {
  const [session = [], section = []] = sectionsOf(offer);
  const own = section.filter(
    (line) => !/^a=(mid|rid|simulcast|msid|ssrc|ssrc-group):/.test(line) && !hasExtension(line, mediaId, repairedId),
  );
  const layers = rids.map((rid) =>
    [...own.map((line) => line.replace(streamId, mediaId)), `a=mid:${rid}`, `a=msid:${rid} ${rid}`].join('\r\n'),
  );
  return [...session.map((line) => bundled(line, rids)), ...layers, ''].join('\r\n');
}

/**
 * The answer to such an offer, as one section again that receives all layers.
 *
 * @param mid of the section that was offered
 */
export function joinLayers(answer: string, rids: readonly string[], mid: string): string {
  const [session = [], section = []] = sectionsOf(answer);
  const own = section.filter((line) => !/^a=(mid|msid):/.test(line)).map((line) => line.replace(mediaId, streamId));
  const layers = [...rids.map((rid) => `a=rid:${rid} recv`), `a=simulcast:recv ${rids.join(';')}`];
  return [...session.map((line) => bundled(line, [mid])), ...own, `a=mid:${mid}`, ...layers, ''].join('\r\n');
}

/** The session part, and each m-section, as lines. */
function sectionsOf(sdp: string): readonly (readonly string[])[] {
  return sdp
    .trim()
    .split(/\r?\n(?=m=)/)
    .map((part) => part.split(/\r?\n/));
}

function hasExtension(line: string, ...uris: readonly string[]): boolean {
  return line.startsWith('a=extmap:') && uris.some((uri) => line.includes(uri));
}

function bundled(line: string, mids: readonly string[]): string {
  return line.startsWith('a=group:BUNDLE') ? `a=group:BUNDLE ${mids.join(' ')}` : line;
}
