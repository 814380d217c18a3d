/** What is no RTP: connectivity checks, DTLS, RTCP, requests to the server. */
const others = 0;

/**
 * The RTP stream that a datagram between client and TURN server belongs to, by its SSRC; 0 for everything else. The header
 * of RTP is not encrypted, and a channel's data stands four bytes further on.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8656#section-12.4 and RFC 3550, section 5.1; RFC 5761, section 4, tells RTCP apart
 */
export function flowOf(datagram: Uint8Array): number {
  const isChannelData = (datagram[0] ?? 0) >> 6 === 1;
  if (!isChannelData || datagram.length < 16 || (datagram[4] ?? 0) >> 6 !== 2) return others;
  const type = datagram[5] ?? 0;
  if (type >= 192 && type <= 223) return others;
  return new DataView(datagram.buffer, datagram.byteOffset, datagram.byteLength).getUint32(12);
}
