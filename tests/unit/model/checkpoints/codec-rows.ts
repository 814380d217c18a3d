import type { StatsReport } from '#labs/model/trace.ts';
import { of, type Fact } from '../../../support/build-trace.ts';
import type { CheckpointRow } from './connecting-checkpoints.rows.ts';
import type { PredictionRow } from './connecting-predictions.rows.ts';

const sdp = (...codecs: readonly string[]) =>
  [
    'v=0',
    `m=video 9 UDP/TLS/RTP/SAVPF ${codecs.map((_, index) => 96 + index).join(' ')}`,
    ...codecs.map((name, index) => `a=rtpmap:${96 + index} ${name}/90000`),
    '',
  ].join('\r\n');

const described = (...codecs: readonly string[]): readonly Fact[] => [
  { type: 'description.applied', side: 'local', description: { type: 'offer', sdp: sdp(...codecs) } },
  { type: 'description.applied', side: 'remote', description: { type: 'answer', sdp: sdp(...codecs) } },
];

type Second = { kbit: number; height?: number; limit?: string };

/** One sample a second of the video that alice sends. */
function sends(codec: string, ...seconds: readonly Second[]): readonly Fact[] {
  let bytes = 0;
  return [{ kbit: 0 }, ...seconds].map(({ kbit, height = 360, limit = 'none' }: Second, index): Fact => {
    bytes += (kbit * 1000) / 8;
    const outbound: StatsReport = {
      ...{ id: 'O', type: 'outbound-rtp', kind: 'video', timestamp: index * 1000, codecId: 'C' },
      ...{ bytesSent: bytes, frameHeight: height, qualityLimitationReason: limit },
    };
    return {
      type: 'stats.sampled',
      reports: [outbound, { id: 'C', type: 'codec', mimeType: `video/${codec}`, payloadType: 96 }],
    };
  });
}

const both = ['VP8', 'AV1'];
const fast = { kbit: 1500 };
const slow = { kbit: 95 };
const alice = (...facts: readonly Fact[]) => of('alice', ...facts);

export const codecCheckpointRows: readonly CheckpointRow[] = [
  { id: 'codec-changed', when: 'AV1 is sent', facts: alice(...sends('AV1', fast)), missing: null },
  { id: 'codec-changed', when: 'VP8 is', facts: alice(...sends('VP8', fast)), missing: 'no-other-codec' },
  { id: 'one-codec', when: 'one is offered', facts: alice(...described('VP9'), ...sends('VP9', fast)), missing: null },
  {
    id: 'one-codec',
    when: 'two are',
    facts: alice(...described(...both), ...sends('VP8', fast)),
    missing: 'more-than-one-codec',
  },
  { id: 'one-codec', when: 'none is in use', facts: alice(...described('VP9')), missing: 'more-than-one-codec' },
  {
    id: 'bitrate-capped',
    when: 'it was fast and is slow',
    facts: alice(...sends('VP8', fast, { kbit: 195 })),
    missing: null,
  },
  {
    id: 'bitrate-capped',
    when: 'it only begins',
    facts: alice(...sends('VP8', { kbit: 195 }, fast)),
    missing: 'not-capped',
  },
  {
    id: 'scaled-down',
    when: 'half the height is sent',
    facts: alice(...sends('VP8', fast, { kbit: 900, height: 180 })),
    missing: null,
  },
  {
    id: 'scaled-down',
    when: 'the bandwidth has forced it',
    facts: alice(...sends('VP8', fast, { kbit: 200, height: 180, limit: 'bandwidth' })),
    missing: 'not-scaled',
  },
];

export const codecPredictionRows: readonly PredictionRow[] = [
  {
    id: 'codec-chosen',
    when: 'the first of the answer is sent',
    facts: alice(...described('AV1', 'VP8'), ...sends('AV1', fast)),
    says: 'first',
  },
  {
    id: 'codec-chosen',
    when: 'another one is',
    facts: alice(...described('AV1', 'VP8'), ...sends('VP8', fast)),
    says: 'best',
  },
  {
    id: 'codec-chosen',
    when: 'nothing was moved',
    facts: alice(...described(...both), ...sends('VP8', fast)),
    says: null,
  },
  { id: 'codec-chosen', when: 'nothing is sent', facts: alice(...described(...both)), says: null },
  {
    id: 'cap-or-size',
    when: 'it is slow and as tall as before',
    facts: alice(...sends('VP8', fast, slow, slow, slow, slow, slow)),
    says: 'same',
  },
  {
    id: 'cap-or-size',
    when: 'it has shrunk',
    facts: alice(...sends('VP8', fast, slow, slow, slow, slow, { kbit: 95, height: 180 })),
    says: 'smaller',
  },
  { id: 'cap-or-size', when: 'it is fast', facts: alice(...sends('VP8', fast, fast, fast)), says: null },
];
