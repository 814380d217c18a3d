import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { noQualities, stepQualities, windowMs, type Quality } from '#labs/model/stats/quality.ts';
import type { StatsReport } from '#labs/model/trace.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';

type Second = {
  lost?: number;
  packets?: number;
  frames?: number;
  frozen?: number;
  trip?: number;
  jitter?: number;
  limit?: string;
};

/** One sample a second; what each second brought, summed up as a browser does. */
function call(...seconds: readonly Second[]): Quality {
  const sum = { packetsLost: 0, packetsReceived: 0, framesDecoded: 0, totalFreezesDuration: 0, bytesReceived: 0 };
  const facts = [{}, ...seconds].map((second: Second, index): Fact => {
    const {
      lost = 0,
      packets = 100 - lost,
      frames = 30,
      frozen = 0,
      trip = 0.04,
      jitter = 0.005,
      limit = 'none',
    } = second;
    sum.packetsLost += lost;
    sum.packetsReceived += packets;
    sum.framesDecoded += frames;
    sum.totalFreezesDuration += frozen;
    sum.bytesReceived += packets * 1000;
    const timestamp = index * 1000;
    const reports: StatsReport[] = [
      { id: 'I', type: 'inbound-rtp', kind: 'video', timestamp, jitter, ...sum },
      { id: 'O', type: 'outbound-rtp', kind: 'video', timestamp, qualityLimitationReason: limit },
      { id: 'P', type: 'candidate-pair', timestamp, selected: true, currentRoundTripTime: trip },
    ];
    return { type: 'stats.sampled', at: timestamp, reports };
  });
  return fold(buildTrace(...facts), stepQualities, noQualities).alice;
}

const times = (count: number, second: Second = {}) => Array.from({ length: count }, () => second);
const told = ({ level, reasons }: Quality) => [level, ...reasons.map(({ code }) => code)];

test('one sample says nothing, and a quiet call is good', () => {
  expect(told(call())).toEqual([null]);
  expect(told(call(...times(10)))).toEqual(['good']);
});

test.each<[string, Second, string[]]>([
  ['three packets in a hundred are lost', { lost: 3 }, ['fair', 'loss']],
  ['twelve are lost', { lost: 12 }, ['poor', 'loss']],
  ['the way is long', { trip: 0.4 }, ['fair', 'round-trip']],
  ['the way is very long', { trip: 1 }, ['poor', 'round-trip']],
  ['packets come unevenly', { jitter: 0.05 }, ['fair', 'jitter']],
  ['the picture stands for a tenth of the time', { frozen: 0.1 }, ['fair', 'frozen']],
  ['few frames come', { frames: 10 }, ['fair', 'frames']],
  ['hardly a frame comes', { frames: 3 }, ['poor', 'frames']],
  ['the encoder is short of time', { limit: 'cpu' }, ['fair', 'cpu']],
  ['the encoder is short of bandwidth', { limit: 'bandwidth' }, ['fair', 'bandwidth']],
  ['nothing comes any more', { packets: 0, frames: 0 }, ['poor', 'silence']],
  ['several are bad, the worst first', { lost: 3, frames: 3 }, ['poor', 'frames', 'loss']],
])('when %s', (_, second, expected) => expect(told(call(...times(10), ...times(10, second)))).toEqual(expected));

test('a worse judgement has to stand for two seconds, a better one for five', () => {
  const bad = { lost: 50 };
  expect(told(call(...times(10), bad))).toEqual(['good']);
  expect(told(call(...times(10), ...times(3, bad)))).toEqual(['poor', 'loss']);
  // The window has to be clean first.
  const recovered = (seconds: number) => call(...times(10), ...times(5, bad), ...times(seconds)).level;
  expect(recovered(8)).toBe('poor');
  expect(recovered(windowMs / 1000 + 6)).toBe('good');
});

test('between two levels it does not flicker', () => {
  const levels = Array.from({ length: 20 }, (_, index) => call(...times(10), ...alternating(index)).level);
  expect(new Set(levels).size).toBeLessThanOrEqual(2);
  const changes = levels.filter((level, index) => index > 0 && level !== levels[index - 1]);
  expect(changes.length).toBeLessThanOrEqual(1);
});

test('totals praise a call that broke, and blame one that recovered', () => {
  const broke = call(...times(300), ...times(6, { lost: 20 }));
  expect([broke.level, broke.ofTotals?.level]).toEqual(['poor', 'good']);
  const recovered = call(...times(10, { lost: 40 }), ...times(20));
  expect([recovered.level, recovered.ofTotals?.level]).toEqual(['good', 'poor']);
});

test('a camera that is off sends no frames and is no fault', () => {
  const reports = (second: number): StatsReport[] => [
    { id: 'A', type: 'inbound-rtp', kind: 'audio', timestamp: second * 1000, bytesReceived: second * 4000 },
    { id: 'V', type: 'inbound-rtp', kind: 'video', timestamp: second * 1000, bytesReceived: 9000, framesDecoded: 80 },
  ];
  const facts = times(8).map((_, second): Fact => ({
    type: 'stats.sampled',
    at: second * 1000,
    reports: reports(second),
  }));
  expect(told(fold(buildTrace(...facts), stepQualities, noQualities).alice)).toEqual(['good']);
});

test('a tab that slept is judged by what comes after', () => {
  const at = (second: number, packetsLost: number): Fact => ({
    ...{ type: 'stats.sampled', at: second * 1000 },
    reports: [
      {
        id: 'I',
        type: 'inbound-rtp',
        kind: 'audio',
        timestamp: second * 1000,
        packetsLost,
        packetsReceived: second * 50,
        bytesReceived: second,
      },
    ],
  });
  const facts = [at(0, 0), at(1, 0), at(300, 900), at(301, 900), at(302, 900)];
  expect(told(fold(buildTrace(...facts), stepQualities, noQualities).alice)).toEqual(['good']);
});

function alternating(count: number): readonly Second[] {
  return Array.from({ length: count }, (_, index) => (index % 2 === 0 ? { lost: 4 } : {}));
}
