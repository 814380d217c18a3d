import type { Page } from 'playwright/test';

export type RelayCounters = {
  /** RTP packets of every received stream, and those that should have come. */
  received: number;
  lost: number;
  packets: number;
  audio: { received: number };
  /** Milliseconds, of the selected pair. */
  roundTripTime: number;
};

type Report = { [member: string]: unknown };
type Scripted = { lab: (name: string) => { trace: () => { events: { type: string; reports?: Report[] }[] } } };

/** What the last statistics in the trace of this tab say of what arrives. */
export function relayCounters(page: Page): Promise<RelayCounters> {
  return page.evaluate(() => {
    const lab = (globalThis as unknown as { icebreaker: Scripted }).icebreaker.lab('two-tab-call');
    const reports = lab.trace().events.findLast(({ type }) => type === 'stats.sampled')?.reports ?? [];
    const streams = reports.filter(({ type }) => type === 'inbound-rtp');
    const sum = (of: readonly Report[], member: string) =>
      of.reduce((total, report) => total + Number(report[member] ?? 0), 0);
    // What was lost and came when it was sent again counts as lost.
    const received = sum(streams, 'packetsReceived') - sum(streams, 'retransmittedPacketsReceived');
    const lost = sum(streams, 'packetsLost');
    const pair = reports.find((report) => report['type'] === 'candidate-pair' && report['nominated'] === true);
    return {
      received,
      lost,
      packets: received + lost,
      audio: {
        received: sum(
          streams.filter(({ kind }) => kind === 'audio'),
          'packetsReceived',
        ),
      },
      roundTripTime: 1000 * Number(pair?.['currentRoundTripTime'] ?? 0),
    };
  });
}
