import { expect, test } from 'vitest';
import { figuresOf, waysOf } from '#labs/model/compare/sent-received.ts';
import { noSeries, stepSeries } from '#labs/model/stats/series.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';

const sampled = (peer: PeerId, at: number, n: number): Fact => ({
  type: 'stats.sampled',
  peer,
  at,
  reports: [
    {
      id: 'O',
      type: 'outbound-rtp',
      kind: 'video',
      timestamp: at,
      bytesSent: n * 1000,
      framesEncoded: n,
      packetsSent: n,
    },
    {
      ...{ id: 'I', type: 'inbound-rtp', kind: 'video', timestamp: at, bytesReceived: n * 500, framesDecoded: n },
      ...{ packetsReceived: n - 1, packetsLost: 1 },
    },
  ],
});
const series = buildTrace(
  sampled('alice', 0, 10),
  sampled('bob', 100, 10),
  sampled('alice', 1000, 20),
  sampled('bob', 1100, 20),
).events.reduce(stepSeries, noSeries);

test('what one sends stands beside what the other receives', () => {
  const [video, audio] = figuresOf(series);
  expect(video).toEqual({
    ...{ from: 'alice', kind: 'video', sentRate: 80, receivedRate: 40, sentFrames: 10, receivedFrames: 10 },
    ...{ packetsSent: 20, packetsReceived: 19, packetsLost: 1 },
  });
  expect(audio).toMatchObject({ from: 'alice', kind: 'audio', sentRate: null, packetsSent: null });
});

test('both ways are lines on one axis, each from the clock of who measured it', () => {
  expect(waysOf(series, 'video-rate', 0)).toEqual([
    { from: 'alice', sent: [[{ at: 1000, value: 80 }]], received: [[{ at: 1100, value: 40 }]] },
    { from: 'bob', sent: [[{ at: 1100, value: 80 }]], received: [[{ at: 1000, value: 40 }]] },
  ]);
  expect(waysOf(series, 'video-loss', 0)[0]).toMatchObject({ sent: [], received: [[{ at: 1100 }]] });
  expect(waysOf(series, 'video-rate', 1050)[0]?.sent).toEqual([]);
});
