import type { StatsReport } from '#labs/model/trace.ts';
import { of, type Fact } from '../../../support/build-trace.ts';
import type { CheckpointRow } from './connecting-checkpoints.rows.ts';
import type { PredictionRow } from './connecting-predictions.rows.ts';

type Second = { lost?: number; bytes?: number; limit?: string };

/** One sample a second of a stream that receives video, and of one that sends it. */
function samples(...seconds: readonly Second[]): readonly Fact[] {
  const sum = { packetsLost: 0, packetsReceived: 0, bytesReceived: 0, framesDecoded: 0 };
  return [{}, ...seconds].map((second: Second, index): Fact => {
    const { lost = 0, bytes = 50_000, limit = 'none' } = second;
    sum.packetsLost += lost;
    sum.packetsReceived += 100 - lost;
    sum.bytesReceived += bytes;
    sum.framesDecoded += 30;
    const timestamp = index * 1000;
    const reports: StatsReport[] = [
      { id: 'I', type: 'inbound-rtp', kind: 'video', timestamp, ...sum },
      { id: 'O', type: 'outbound-rtp', kind: 'video', timestamp, qualityLimitationReason: limit },
    ];
    return { type: 'stats.sampled', at: timestamp, reports };
  });
}

const times = (count: number, second: Second = {}) => Array.from({ length: count }, () => second);
const both = (facts: readonly Fact[]) => [...of('alice', ...facts), ...of('bob', ...facts)];
const recovered = samples(...times(5), ...times(6, { lost: 30 }), ...times(15));

/** The checkpoints of the lessons about statistics, each reached and missed. */
export const statsCheckpointRows: readonly CheckpointRow[] = [
  { id: 'rates-seen', when: 'both receive', facts: both(samples(...times(2))), missing: null },
  { id: 'rates-seen', when: 'only alice does', facts: samples(...times(2)), missing: 'no-rate' },
  { id: 'rates-seen', when: 'there is one sample', facts: both(samples()), missing: 'no-rate' },
  { id: 'loss-seen', when: 'three in a hundred are lost', facts: samples({ lost: 3 }), missing: null },
  { id: 'loss-seen', when: 'one is', facts: samples({ lost: 1 }), missing: 'no-loss' },
  { id: 'encoder-limited', when: 'bandwidth is short', facts: samples({ limit: 'bandwidth' }), missing: null },
  {
    id: 'encoder-limited',
    when: 'the reason is another',
    facts: samples({ limit: 'other' }),
    missing: 'no-limitation',
  },
  { id: 'poor-and-back', when: 'it was, and is', facts: recovered, missing: null },
  { id: 'poor-and-back', when: 'it was never poor', facts: samples(...times(20)), missing: 'not-poor' },
  {
    id: 'poor-and-back',
    when: 'it still is',
    facts: samples(...times(5), ...times(6, { lost: 30 })),
    missing: 'not-good-again',
  },
];

/** The questions of these lessons, each decided and left open. */
export const statsPredictionRows: readonly PredictionRow[] = [
  { id: 'bytes-received', when: 'it only grew', facts: samples(...times(8)), says: 'grows' },
  { id: 'bytes-received', when: 'it shrank', facts: samples(...times(8), { bytes: -10 }), says: 'varies' },
  { id: 'bytes-received', when: 'too little was seen', facts: samples(...times(3)), says: null },
  { id: 'totals-after-recovery', when: 'much was lost', facts: recovered, says: 'bad' },
  {
    id: 'totals-after-recovery',
    when: 'the call was long before',
    facts: samples(...times(300), ...times(6, { lost: 30 }), ...times(15)),
    says: 'good',
  },
  { id: 'totals-after-recovery', when: 'nothing went wrong', facts: samples(...times(20)), says: null },
];
