import { expect, test } from 'vitest';
import { joinLayers, splitLayers } from '#labs/model/sdp/simulcast.ts';

const extension = 'urn:ietf:params:rtp-hdrext:sdes:';
const lines = (...all: readonly string[]) => [...all, ''].join('\r\n');
const session = ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0'];
const offer = lines(
  ...session,
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'a=mid:0',
  `a=extmap:9 ${extension}mid`,
  `a=extmap:10 ${extension}rtp-stream-id`,
  `a=extmap:11 ${extension}repaired-rtp-stream-id`,
  'a=sendonly',
  'a=msid:s t',
  'a=rtpmap:96 VP8/90000',
  'a=rid:q send',
  'a=rid:f send',
  'a=simulcast:send q;f',
);
const rids = ['q', 'f'];

test('each layer becomes a section whose mid is its rid, and the mark of the layer is read as the mid', () => {
  const section = (rid: string) => [
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    `a=extmap:10 ${extension}mid`,
    'a=sendonly',
    'a=rtpmap:96 VP8/90000',
    `a=mid:${rid}`,
    `a=msid:${rid} ${rid}`,
  ];
  expect(splitLayers(offer, rids)).toBe(
    lines(...session.slice(0, -1), 'a=group:BUNDLE q f', ...section('q'), ...section('f')),
  );
});

test('the answer to that is one section which receives all layers', () => {
  const section = (mid: string) => [
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    `a=mid:${mid}`,
    `a=extmap:10 ${extension}mid`,
    'a=recvonly',
    'a=rtpmap:96 VP8/90000',
  ];
  const answer = lines(...session.slice(0, -1), 'a=group:BUNDLE q f', ...section('q'), ...section('f'));
  expect(joinLayers(answer, rids, '0')).toBe(
    lines(
      ...session,
      'm=video 9 UDP/TLS/RTP/SAVPF 96',
      `a=extmap:10 ${extension}rtp-stream-id`,
      'a=recvonly',
      'a=rtpmap:96 VP8/90000',
      'a=mid:0',
      'a=rid:q recv',
      'a=rid:f recv',
      'a=simulcast:recv q;f',
    ),
  );
});
