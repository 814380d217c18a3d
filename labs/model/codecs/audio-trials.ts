/** One way to send sound. `cap` in kbit/s; `null` leaves it to the browser. */
export type AudioTrial = { id: AudioTrialId; codec: string; cap: number | null; usesDtx: boolean; usesRed: boolean };

/** What the same sound costs in different codecs, with and without what Opus can do beside. */
export const audioTrials = [
  { id: 'opus', codec: 'opus', cap: null, usesDtx: false, usesRed: false },
  { id: 'opus-16', codec: 'opus', cap: 16, usesDtx: false, usesRed: false },
  // Discontinuous transmission: next to nothing while nobody speaks. RFC 7587, section 3.1.3.
  { id: 'opus-dtx', codec: 'opus', cap: null, usesDtx: true, usesRed: false },
  // Each packet has the sound of the one before in it again. RFC 2198.
  { id: 'opus-red', codec: 'opus', cap: null, usesDtx: false, usesRed: true },
  { id: 'g722', codec: 'G722', cap: null, usesDtx: false, usesRed: false },
  { id: 'pcmu', codec: 'PCMU', cap: null, usesDtx: false, usesRed: false },
] as const satisfies readonly { id: string; codec: string; cap: number | null; usesDtx: boolean; usesRed: boolean }[];

export type AudioTrialId = (typeof audioTrials)[number]['id'];

/** In kbit/s, and packets a second. `null` where the browser does not tell. */
export type AudioMeasurement = {
  id: AudioTrialId;
  /** Of sound, of RTP headers, and of both with UDP and IPv4 as on a wire. */
  payload: number | null;
  headers: number | null;
  wire: number | null;
  packets: number | null;
  /** The codec that was really used. */
  used: string | null;
};

/** Bytes of a UDP and an IPv4 header. @see RFC 768, RFC 791 */
export const packetOverhead = 28;

/** Asks the sender of a description's reader to be silent in silence. @see RFC 7587, section 6.1 (`usedtx`) */
export function withDtx(sdp: string): string {
  const payloadType = /^a=rtpmap:(\d+) opus\//im.exec(sdp)?.[1];
  if (payloadType === undefined) return sdp;
  const line = new RegExp(`^a=fmtp:${payloadType} [^\\r\\n]*`, 'm');
  if (line.test(sdp)) return sdp.replace(line, (found) => `${found};usedtx=1`);
  const map = new RegExp(`^a=rtpmap:${payloadType} [^\\r\\n]*`, 'm');
  return sdp.replace(map, (found) => `${found}\r\na=fmtp:${payloadType} usedtx=1`);
}
