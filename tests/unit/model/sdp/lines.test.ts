import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatLines, parseLines } from '#labs/model/sdp/lines.ts';
import { chromiumAnswer, chromiumOffer, firefoxOffer } from './descriptions.ts';

const lineLike = fc.oneof(
  fc.constantFrom(...chromiumOffer.split('\r\n'), ...firefoxOffer.split('\r\n')),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('a=', 'a', '=', 'm=', 'a=:', 'a=mid:', 'a=mid', ' v=0', 'V=0', 'a=mid:\r', '\r', '\u2028'),
);
const anyText = fc
  .array(fc.tuple(lineLike, fc.constantFrom('\r\n', '\n', '\r\r\n', '')), { maxLength: 12 })
  .map((lines) => lines.map(([text, end]) => text + end).join(''));

test('any text comes back byte for byte', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const lines = parseLines(text);
      expect(formatLines(lines)).toBe(text);
      expect(lines.map(({ index }) => index)).toEqual(lines.map((_, index) => index));
    }),
  );
});

test.each([
  { who: 'Chromium’s offer', sdp: chromiumOffer, unknown: [] },
  { who: 'Chromium’s answer', sdp: chromiumAnswer, unknown: [] },
  { who: 'Firefox’s offer', sdp: firefoxOffer, unknown: [] },
])('$who has no line of unknown kind', ({ sdp, unknown }) => {
  const lines = parseLines(sdp);
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.filter(({ kind }) => kind === 'unknown').map(({ text }) => text)).toEqual(unknown);
  expect(formatLines(lines)).toBe(sdp);
});

test.each([
  { text: 'v=0', kind: 'version', value: '0' },
  { text: 'm=audio 9 UDP/TLS/RTP/SAVPF 111', kind: 'media', value: 'audio 9 UDP/TLS/RTP/SAVPF 111' },
  { text: 'a=mid:0', kind: 'mid', value: '0' },
  { text: 'a=rtcp-mux', kind: 'rtcp-mux', value: '' },
  { text: 'a=fmtp:96 a=b:c', kind: 'fmtp', value: '96 a=b:c' },
  { text: 'a=media:1', kind: 'unknown', value: '1' },
  { text: 'a=unknown', kind: 'unknown', value: '' },
  { text: 'k=clear', kind: 'unknown', value: 'clear' },
  { text: 'hello', kind: 'unknown', value: '' },
  { text: '', kind: 'unknown', value: '' },
])('"$text" is a line of kind $kind', ({ text, kind, value }) => {
  expect(parseLines(`${text}\n`)).toEqual([expect.objectContaining({ kind, value, text, end: '\n' })]);
});

test('no text has no lines', () => {
  expect(parseLines('')).toEqual([]);
});

test('the last line may lack its end', () => {
  expect(parseLines('v=0\r\ns=-').map(({ end }) => end)).toEqual(['\r\n', '']);
});

test('a carriage return alone ends no line', () => {
  expect(parseLines('v=0\rs=-')).toHaveLength(1);
});
