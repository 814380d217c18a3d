import { expect, test } from 'vitest';
import { formatLines, parseLines } from '#labs/model/sdp/lines.ts';
import { sectionsOf } from '#labs/model/sdp/sections.ts';
import { chromiumOffer, firefoxOffer } from './descriptions.ts';

const outline = (sdp: string) =>
  sectionsOf(parseLines(sdp)).map(({ index, kind, mid, direction, isRejected }) => ({
    index,
    kind,
    mid,
    direction,
    isRejected,
  }));
const session = { index: -1, kind: 'session', mid: null, direction: null, isRejected: false };

test('a description of Chromium has a session part and its m-sections', () => {
  expect(outline(chromiumOffer)).toEqual([
    session,
    { index: 0, kind: 'audio', mid: '0', direction: 'sendrecv', isRejected: false },
    { index: 1, kind: 'video', mid: '1', direction: 'sendrecv', isRejected: false },
    { index: 2, kind: 'application', mid: '2', direction: null, isRejected: false },
  ]);
});

test('port 0 of an m-section that is bundle-only is no refusal', () => {
  expect(outline(firefoxOffer).map(({ isRejected }) => isRejected)).toEqual([false, false, false]);
});

test('port 0 is a refusal', () => {
  expect(outline('v=0\r\nm=video 0 UDP/TLS/RTP/SAVPF 96\r\na=inactive\r\n')).toEqual([
    session,
    { index: 0, kind: 'video', mid: null, direction: 'inactive', isRejected: true },
  ]);
});

test('media without a direction goes both ways', () => {
  expect(outline('m=audio 9 UDP/TLS/RTP/SAVPF 0')[1]?.direction).toBe('sendrecv');
});

test.each([chromiumOffer, firefoxOffer, '', 'no sdp at all', 'm=audio\nm=video'])(
  'the sections hold every line once: %.12s…',
  (sdp) => {
    const sections = sectionsOf(parseLines(sdp));
    expect(sections[0]?.kind).toBe('session');
    expect(formatLines(sections.flatMap(({ lines }) => lines))).toBe(sdp);
  },
);
