import type { StatsReport } from '#labs/model/trace.ts';
import { plain } from './sanitise.ts';
import type { RecordFact } from './trace-store.ts';

const intervalMs = 1000;

/** What is recorded of `getStats()`: the pairs, the transports and what flows. */
const kept: ReadonlySet<string> = new Set([
  ...['candidate-pair', 'local-candidate', 'remote-candidate', 'transport'],
  ...['inbound-rtp', 'outbound-rtp', 'data-channel'],
]);

/** One side's connection, once it has one, and where its statistics go. */
export type Sampled = { connection: () => RTCPeerConnection | undefined; record: RecordFact };

/** Records some of the statistics of each connection about once a second while it lives, until `signal` aborts. */
export function sampleStats(sides: readonly Sampled[], signal: AbortSignal): void {
  const sample = async ({ connection, record }: Sampled) => {
    const current = connection();
    // Before ICE has begun there is nothing to tell, and who steps through a call would be told it every second.
    if (!current || current.signalingState === 'closed' || current.iceConnectionState === 'new') return;
    const all = await current.getStats();
    if (signal.aborted) return;
    const reports: StatsReport[] = [];
    all.forEach((report: { type: string }) => {
      if (kept.has(report.type)) reports.push(plain(report));
    });
    record('stats.sampled', { reports });
  };
  const timer = setInterval(() => {
    // What cannot be had is missing from the trace, and harms no call.
    for (const side of sides) void sample(side).catch(() => {});
  }, intervalMs);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
