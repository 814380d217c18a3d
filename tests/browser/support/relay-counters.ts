import type { Page } from 'playwright/test';
import { parseCandidate } from '#labs/model/sdp/candidate.ts';
import type { TraceEvent } from '#labs/model/trace.ts';

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

/** The types of the candidates that this tab has found. */
export function candidateTypes(events: readonly TraceEvent[]): ReadonlySet<string | undefined> {
  const lines = events.flatMap((event) => (event.type === 'candidate.gathered' && event.candidate?.candidate) || []);
  return new Set(lines.map((line) => parseCandidate(line)?.type));
}

/** The types of the two candidates that ICE has selected last. */
export function selectedTypes(events: readonly TraceEvent[]): readonly (string | undefined)[] {
  const selected = events.findLast((event) => event.type === 'candidate-pair.selected');
  if (selected?.type !== 'candidate-pair.selected') return [];
  return [selected.local, selected.remote].map((line) => parseCandidate(line ?? '')?.type);
}
