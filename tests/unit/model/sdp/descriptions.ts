import { readFileSync } from 'node:fs';

function read(name: string): string {
  return readFileSync(new URL(`../../../fixtures/sdp/${name}.sdp`, import.meta.url), 'utf8');
}

/** As Chromium 156 wrote them: audio, video in two layers and a data channel, with candidates. */
export const chromiumOffer = read('chromium-offer');
export const chromiumAnswer = read('chromium-answer');

/** In the manner of Firefox: what it writes otherwise. */
export const firefoxOffer = `${[
  'v=0',
  'o=mozilla...THIS_IS_SDPARTA-99.0 7093713294583262713 0 IN IP4 0.0.0.0',
  's=-',
  't=0 0',
  'a=sendrecv',
  'a=fingerprint:sha-256 5D:3A:11:8C:42:6E:90:0F:77:AB:C2:39:E4:18:55:6B:20:9D:F1:03:84:CC:7E:61:AF:52:38:B0:1D:94:EA:26',
  'a=group:BUNDLE 0 1',
  'a=ice-options:trickle',
  'a=msid-semantic:WMS *',
  'm=audio 56000 UDP/TLS/RTP/SAVPF 109 101',
  'c=IN IP4 192.0.2.7',
  'a=candidate:0 1 UDP 2122252543 192.0.2.7 56000 typ host',
  'a=candidate:1 1 TCP 2105524479 192.0.2.7 9 typ host tcptype active',
  'a=end-of-candidates',
  'a=sendonly',
  'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'a=extmap:2/recvonly urn:ietf:params:rtp-hdrext:csrc-audio-level',
  'a=fmtp:109 maxplaybackrate=48000;stereo=1;useinbandfec=1',
  'a=ice-pwd:4cf0a3b8d1e79625c4cf0a3b8d1e7962',
  'a=ice-ufrag:9b1f8c3e',
  'a=mid:0',
  'a=msid:- {2f6a7c1e-0b4d-4a55-9c7e-1d3b5f8a9e02}',
  'a=rtcp-mux',
  'a=rtpmap:109 opus/48000/2',
  'a=rtpmap:101 telephone-event/8000/1',
  'a=setup:actpass',
  'a=ssrc:3671912543 cname:{9a0e4c71-5b3d-4f16-8e2a-7c1d9b6f0a35}',
  'm=application 0 UDP/DTLS/SCTP webrtc-datachannel',
  'c=IN IP4 0.0.0.0',
  'a=bundle-only',
  'a=mid:1',
  'a=setup:actpass',
  'a=sctp-port:5000',
  'a=max-message-size:1073741823',
].join('\r\n')}\r\n`;
