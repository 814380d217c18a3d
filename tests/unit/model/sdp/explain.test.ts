import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fill } from '#labs/messages/fill.ts';
import { sdpEn } from '#labs/messages/sdp-en.ts';
import { sdpKo } from '#labs/messages/sdp-ko.ts';
import { explainLine, type Explanation } from '#labs/model/sdp/explain.ts';
import { parseLines } from '#labs/model/sdp/lines.ts';
import { sectionsOf } from '#labs/model/sdp/sections.ts';
import { sdpSentenceKeys } from '#labs/model/sdp/sentence-keys.ts';
import { specFor } from '#labs/model/sdp/spec-links.ts';
import { chromiumAnswer, chromiumOffer, firefoxOffer } from './descriptions.ts';

function explain(sdp: string): readonly Explanation[] {
  return sectionsOf(parseLines(sdp)).flatMap((section) => section.lines.map((line) => explainLine(line, section)));
}

/** How the last line of a video section reads in English. */
function said(line: string): string {
  const last = explain(`m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\na=rtpmap:96 VP8/90000\r\n${line}\r\n`).at(-1);
  return last ? fill(sdpEn[last.key], last.values) : '';
}

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

test.each([
  { who: 'Chromium’s offer', sdp: chromiumOffer },
  { who: 'Chromium’s answer', sdp: chromiumAnswer },
  { who: 'Firefox’s offer', sdp: firefoxOffer },
])('each line of $who has a sentence in both languages, with every word filled in, and a specification', ({ sdp }) => {
  for (const { key, values, spec } of explain(sdp)) {
    for (const sentences of [sdpEn, sdpKo]) {
      const sentence = fill(sentences[key], values);
      expect(placeholders(sentence)).toEqual([]);
      expect(sentence).not.toMatch(/undefined|null| [.,]|\(\)/);
    }
    expect(spec?.url).toMatch(/^https:\/\//);
  }
});

test('any text is explained, in both languages', () => {
  const part = fc.constantFrom(
    ...['a=', 'm=', 'c=', 'b=', 'a=extmap:', 'a=fmtp:', 'a=rtpmap:', 'a=ssrc:', 'a=candidate:', 'a=setup:', 'a=rid:'],
    ...['a=group:', 'a=rtcp-fb:', 'a=max-message-size:', ' ', '1', ':', '/', '=', 'apt=', 'video', '\r\n', '\n', 'x'],
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      for (const { key, values } of explain(parts.join(''))) {
        for (const sentences of [sdpEn, sdpKo]) {
          for (const name of placeholders(sentences[key])) expect(Object.keys(values)).toContain(name);
        }
      }
    }),
  );
});

test('both languages fill in the same words', () => {
  for (const key of sdpSentenceKeys) {
    const [english, korean] = [sdpEn[key], sdpKo[key]].map((text) => [...new Set(placeholders(text))].sort());
    expect({ key, words: korean }).toEqual({ key, words: english });
    expect(sdpKo[key]).toMatch(/[가-힣]/);
    expect(sdpEn[key]).not.toMatch(/[가-힣]/);
  }
});

test('every sentence but the one for unknown lines has a specification', () => {
  expect(sdpSentenceKeys.filter((key) => specFor(key) === null)).toEqual(['unknown']);
});

test.each([
  { line: 'a=setup:passive', says: 'This side waits for the DTLS handshake, as the server.' },
  { line: 'a=rtpmap:97 rtx/90000', says: 'Payload type 97 is for sending lost packets again.' },
  { line: 'a=fmtp:97 apt=96', says: 'Payload type 97 sends again what VP8 lost.' },
  { line: 'a=rtcp-fb:96 nack pli', says: 'VP8: the receiver may ask for a new key frame after a loss (PLI).' },
  { line: 'a=rtcp-fb:* nack', says: '*: the receiver may ask for lost packets again (NACK).' },
  { line: 'a=recvonly', says: 'This side wants to receive video and sends none.' },
  { line: 'b=TIAS:300000', says: 'The sender of this description wants to receive at most 300000 bit/s here (TIAS).' },
  {
    line: 'a=extmap:4/recvonly urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
    says: 'Header extension 4: which simulcast layer a packet belongs to.',
  },
  { line: 'a=extmap:9 urn:example:other', says: 'Header extension 9: urn:example:other.' },
  { line: 'a=max-message-size:0', says: 'This side takes data channel messages of any size.' },
  {
    line: 'a=candidate:1 1 udp 5 192.0.2.9 3478 typ relay raddr 0.0.0.0 rport 0',
    says: 'A candidate on a TURN server, which passes everything on: 192.0.2.9, port 3478, udp.',
  },
  { line: 'a=candidate:nothing', says: 'This should be a candidate, but it is not written as one.' },
  { line: 'm=video 0 UDP/TLS/RTP/SAVPF 96', says: fill(sdpEn['media.rejected'], { kind: 'video' }) },
  { line: 'a=x-other:1', says: sdpEn.unknown },
])('$line: $says', ({ line, says }) => {
  expect(said(line)).toBe(says);
});

test('no sentence repeats an ICE password', () => {
  const secret = 'F54lCdoTb9P0TenV+NG+EHDK';
  expect(JSON.stringify(explain(`a=ice-pwd:${secret}\r\n`))).not.toContain(secret);
});
