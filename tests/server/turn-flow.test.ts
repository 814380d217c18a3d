import { expect, test } from 'vitest';
import { flowOf } from '#peer-server/turn/flow.ts';

/** A channel's data with an RTP header in it, of this payload type and SSRC. */
const rtp = (type: number, ssrc: number): Buffer => {
  const bytes = Buffer.alloc(20);
  bytes.writeUInt16BE(0x4000, 0);
  bytes.writeUInt16BE(16, 2);
  bytes[4] = 0x80;
  bytes[5] = type;
  bytes.writeUInt32BE(ssrc, 12);
  return bytes;
};

test('an RTP stream is told by its SSRC, with and without the marker bit', () => {
  expect(flowOf(rtp(96, 0xcafe))).toBe(0xcafe);
  expect(flowOf(rtp(0x80 | 96, 0xcafe))).toBe(0xcafe);
});

test.each([
  { what: 'RTCP', bytes: rtp(200, 0xcafe) },
  { what: 'a STUN request', bytes: Buffer.alloc(28) },
  {
    what: 'DTLS in a channel',
    bytes: Buffer.from([0x40, 0, 0, 20, 22, 254, 253, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  },
  { what: 'too short a packet', bytes: Buffer.from([0x40, 0, 0, 4, 0x80, 96, 0, 1]) },
  { what: 'nothing at all', bytes: Buffer.alloc(0) },
])('$what belongs to no stream', ({ bytes }) => {
  expect(flowOf(bytes)).toBe(0);
});
