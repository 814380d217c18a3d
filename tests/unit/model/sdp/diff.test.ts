import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffDescriptions, type SectionDiff } from '#labs/model/sdp/diff.ts';
import { parseLines } from '#labs/model/sdp/lines.ts';
import { chromiumAnswer, chromiumOffer, firefoxOffer } from './descriptions.ts';

const sdp = (...lines: readonly string[]) => lines.map((line) => `${line}\r\n`).join('');
const video = ['m=video 9 UDP/TLS/RTP/SAVPF 96', 'a=mid:1', 'a=sendrecv', 'a=rtpmap:96 VP8/90000', 'a=rtcp-mux'];
const audio = ['m=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=mid:0', 'a=sendrecv'];
const session = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-'];

/** Each line that is not the same, as `section mark text`. */
function changes(diffs: readonly SectionDiff[]): readonly string[] {
  return diffs.flatMap(({ kind, lines }) =>
    lines.flatMap(({ change, before, after }) => {
      if (change === 'same') return [];
      if (change === 'changed') return [`${kind} ${before?.text ?? ''} → ${after?.text ?? ''}`];
      return [`${kind} ${change === 'added' ? '+' : '-'} ${(after ?? before)?.text ?? ''}`];
    }),
  );
}

test.each([chromiumOffer, chromiumAnswer, firefoxOffer, ''])('a description is the same as itself: %.20s…', (same) => {
  expect(diffDescriptions(same, same).every(({ change }) => change === 'same')).toBe(true);
});

test('a new direction and a new version are two changed lines', () => {
  const before = sdp(...session, ...audio);
  const after = sdp('v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', ...audio.with(2, 'a=recvonly'));
  expect(changes(diffDescriptions(before, after))).toEqual([
    'session o=- 1 1 IN IP4 127.0.0.1 → o=- 1 2 IN IP4 127.0.0.1',
    'audio a=sendrecv → a=recvonly',
  ]);
});

test('an m-section that was added is added as a whole', () => {
  const diffs = diffDescriptions(sdp(...session, ...audio), sdp(...session, ...audio, ...video));
  expect(diffs.map(({ kind, mid, change }) => [kind, mid, change])).toEqual([
    ['session', null, 'same'],
    ['audio', '0', 'same'],
    ['video', '1', 'added'],
  ]);
  expect(changes(diffs)).toEqual(video.map((line) => `video + ${line}`));
});

test('an m-section that is gone is removed as a whole', () => {
  const diffs = diffDescriptions(sdp(...session, ...audio, ...video), sdp(...session, ...audio));
  expect(diffs.map(({ change }) => change)).toEqual(['same', 'same', 'removed']);
});

test('m-sections are the same by their mid, wherever they stand', () => {
  const diffs = diffDescriptions(sdp(...audio, ...video), sdp(...video, ...audio));
  expect(diffs.map(({ change }) => change)).toEqual(['same', 'same', 'same']);
});

test('a line that was removed stands where it stood', () => {
  const lines = diffDescriptions(sdp(...video), sdp(...video.toSpliced(2, 1)))[1]?.lines ?? [];
  expect(lines.map(({ change }) => change)).toEqual(['same', 'same', 'removed', 'same', 'same']);
});

test('each candidate is itself', () => {
  const one = 'a=candidate:1 1 udp 5 192.0.2.1 1000 typ host';
  const two = 'a=candidate:2 1 udp 4 192.0.2.2 1000 typ host';
  expect(changes(diffDescriptions(sdp(...audio, one), sdp(...audio, two)))).toEqual([
    `audio - ${one}`,
    `audio + ${two}`,
  ]);
});

test('the order of lines inside a section tells nothing', () => {
  const [head = '', ...rest] = video;
  fc.assert(
    fc.property(fc.shuffledSubarray(rest, { minLength: rest.length }), (shuffled) => {
      const diffs = diffDescriptions(sdp(...session, ...video), sdp(...session, head, ...shuffled));
      expect(diffs.every(({ change }) => change === 'same')).toBe(true);
    }),
  );
});

test('every line of both descriptions is in the difference exactly once', () => {
  const lines = fc.array(
    fc.constantFrom(...video, ...audio, ...session, 'a=fmtp:96 x=1', 'a=fmtp:96 x=2', 'garbage', ''),
    { maxLength: 25 },
  );
  fc.assert(
    fc.property(lines, lines, (older, newer) => {
      const diffs = diffDescriptions(sdp(...older), sdp(...newer)).flatMap((section) => section.lines);
      const texts = (side: 'before' | 'after') => diffs.flatMap((line) => line[side]?.text ?? []).sort();
      expect(texts('before')).toEqual(
        parseLines(sdp(...older))
          .map(({ text }) => text)
          .sort(),
      );
      expect(texts('after')).toEqual(
        parseLines(sdp(...newer))
          .map(({ text }) => text)
          .sort(),
      );
    }),
  );
});
