import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withDtx } from '#labs/model/codecs/audio-trials.ts';
import {
  doubtsOf,
  measurementsCsv,
  order,
  rowsOf,
  verdictsOf,
  type Measurement,
} from '#labs/model/codecs/experiment.ts';
import { codecsOf, noNegotiations, stepNegotiations } from '#labs/model/codecs/negotiated.ts';
import { groupCodecs, moved, preferenceList, type Codec } from '#labs/model/codecs/preference.ts';
import { fold } from '#labs/model/fold.ts';
import { connectionTrace, joinEnds } from '#labs/model/importers/connection-trace.ts';
import { readDump } from '#labs/model/importers/read-dump.ts';

const codec = (name: string, sdpFmtpLine?: string): Codec => ({
  mimeType: `video/${name}`,
  clockRate: 90_000,
  ...(sdpFmtpLine ? { sdpFmtpLine } : {}),
});
const capabilities = [
  codec('VP8'),
  codec('rtx'),
  codec('H264', 'packetization-mode=1'),
  codec('H264', 'packetization-mode=0'),
  codec('AV1'),
  codec('red'),
];

test('codecs are told from what only helps them, and entries of one name stand together', () => {
  expect(groupCodecs(capabilities).map(({ name, entries, isHelper }) => [name, entries.length, isHelper])).toEqual([
    ['VP8', 1, false],
    ['rtx', 1, true],
    ['H264', 2, false],
    ['AV1', 1, false],
    ['red', 1, true],
  ]);
});

test('the list of preference has the named codecs in their order, all profiles, and the helpers last', () => {
  const names = preferenceList(capabilities, ['AV1', 'H264']).map(({ mimeType }) => mimeType.slice(6));
  expect(names).toEqual(['AV1', 'H264', 'H264', 'rtx', 'red']);
  // Redundancy may be preferred: then it stands where it was put, and once.
  expect(preferenceList(capabilities, ['red', 'VP8']).map(({ mimeType }) => mimeType.slice(6))).toEqual([
    'red',
    'VP8',
    'rtx',
  ]);
});

test('moving an item keeps every item', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.integer(), fc.integer(), (list, from, to) => {
      expect([...moved(list, from, to)].toSorted()).toEqual([...list].toSorted());
    }),
  );
});

test('a real call says what it offered, what was answered and what it used', () => {
  const { connections } = readDump(readFileSync('src/public/dumps/chromium-call.json', 'utf8'));
  const [caller, callee] = connections;
  if (!caller || !callee) throw new Error('two connections');
  const { audio, video } = fold(joinEnds(caller, callee, true), stepNegotiations, noNegotiations);
  expect(video.offered?.map(({ name }) => name)).toContain('H264');
  expect(video.answered?.[0]?.name).toBe('VP8');
  expect(audio.answered?.[0]?.name).toBe('opus');
  // The samples of a dump have their codecs in the last one.
  expect(video.used?.name).toBe('VP8');
  expect(audio.used).toMatchObject({ name: 'opus', payloadType: 111 });
  expect(connectionTrace(caller).events.length).toBeGreaterThan(20);
});

test('codecs are read from any text without an exception', () => {
  expect(codecsOf('', 'video')).toEqual([]);
  expect(codecsOf('m=video 9 X 96 (\r\na=rtpmap:96 VP8/90000\r\na=fmtp:96 a=b', 'video')).toEqual([
    { payloadType: 96, name: 'VP8', clockRate: 90_000, fmtp: 'a=b' },
  ]);
  fc.assert(fc.property(fc.string(), (text) => void codecsOf(`m=video 9 X ${text}`, 'video')));
});

test('a description asks for silence in silence, once', () => {
  const sdp = 'm=audio 9 X 111\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10;useinbandfec=1\r\n';
  expect(withDtx(sdp)).toBe(sdp.replace('useinbandfec=1', 'useinbandfec=1;usedtx=1'));
  const bare = 'm=audio 9 X 96\r\na=rtpmap:96 OPUS/48000/2\r\n';
  expect(withDtx(bare)).toBe(`${bare}a=fmtp:96 usedtx=1\r\n`);
  expect(withDtx('m=audio 9 X 0\r\n')).toBe('m=audio 9 X 0\r\n');
});

const plan = { codecs: ['VP8', 'AV1', 'H264'], caps: [100, 500], repeats: 3 };

test('every trial comes once in each repeat, and no codec is always first', () => {
  const trials = order(plan);
  expect(trials).toHaveLength(18);
  expect(new Set(trials.map(({ codec: name, cap, repeat }) => `${name} ${cap} ${repeat}`)).size).toBe(18);
  const firsts = [0, 1, 2].map((repeat) => trials.find((trial) => trial.repeat === repeat)?.codec);
  expect(new Set(firsts).size).toBeGreaterThan(1);
});

const measured = (name: string, cap: number, psnr: number | null, more: Partial<Measurement> = {}): Measurement => ({
  ...{ codec: name, cap, repeat: 0, bitrate: cap, fps: 30, sourceFps: 30, height: 360, encodeTime: 1, decodeTime: 1 },
  ...{ qp: 20, firstFrame: 80, psnr, ssim: 0.9, latency: 20, paired: 100, unread: 0, unpaired: 0 },
  ...{ encoder: null, decoder: null, isPowerEfficient: null, limitation: 'none' },
  ...more,
});

test('repeats become a mean and a spread, and the best is said only where it is clear', () => {
  const rows = rowsOf([
    measured('VP8', 500, 40),
    measured('VP8', 500, 42),
    measured('AV1', 500, 46),
    measured('AV1', 100, 33),
    measured('VP8', 100, 32),
    measured('VP8', 100, 34),
  ]);
  expect(rows.map(({ cap, codec: name }) => `${cap} ${name}`)).toEqual(['100 AV1', '100 VP8', '500 AV1', '500 VP8']);
  expect(rows[3]?.figures.psnr).toEqual({ mean: 41, least: 40, most: 42 });
  expect(verdictsOf(rows)).toEqual([
    { cap: 100, best: 'AV1', second: 'VP8', ahead: 0, isTie: true },
    { cap: 500, best: 'AV1', second: 'VP8', ahead: 5, isTie: false },
  ]);
});

test('what spoils a measurement is told', () => {
  expect(doubtsOf([measured('VP8', 100, 33)])).toEqual([]);
  const spoilt = measured('H264', 100, null, {
    ...{ isPowerEfficient: true, limitation: 'cpu', sourceFps: 20, height: 180, unread: 5 },
  });
  expect(doubtsOf([spoilt])).toEqual(['hardware', 'busy', 'slow-source', 'shrunk', 'unread', 'no-pictures']);
});

test('the table for spreadsheets has a head, and a line for each measurement', () => {
  const text = measurementsCsv([measured('VP8', 100, null), measured('a "b", c', 100, 33)]);
  const [head, first, second, end] = text.split('\r\n');
  expect(head?.split(',').slice(0, 3)).toEqual(['codec', 'cap', 'repeat']);
  expect(first?.split(',')).toHaveLength(head?.split(',').length ?? 0);
  expect(second).toMatch(/^"a ""b"", c",100/);
  expect(end).toBe('');
  expect(measurementsCsv([])).toBe('');
});
