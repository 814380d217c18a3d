import type { StatsReport } from '#labs/model/trace.ts';
import { plain } from './sanitise.ts';
import type { RecordFact } from './trace-store.ts';

/** What is recorded of `getStats()`: the pairs, the transports, what flows and in which codec. */
const kept: ReadonlySet<string> = new Set([
  ...['candidate-pair', 'local-candidate', 'remote-candidate', 'transport'],
  ...['inbound-rtp', 'outbound-rtp', 'codec', 'data-channel'],
]);

/** One side's connection, once it has one, and where its statistics go. */
export type Sampled = { connection: () => RTCPeerConnection | undefined; record: RecordFact };

export type Sampling = {
  /** Milliseconds from one sample to the next; asked again at each. */
  intervalMs: () => number;
  /** Whether every report is recorded, or only those that all labs look at. */
  keepsAll: boolean;
};

const once: Sampling = { intervalMs: () => 1000, keepsAll: false };

/** Records statistics of each connection while it lives, until `signal` aborts; without `sampling`, some of them once a second. */
export function sampleStats(sides: readonly Sampled[], signal: AbortSignal, sampling = once): void {
  const sample = async ({ connection, record }: Sampled) => {
    const current = connection();
    // Before ICE has begun there is nothing to tell, and who steps through a call would be told it every second.
    if (!current || current.signalingState === 'closed' || current.iceConnectionState === 'new') return;
    const all = await current.getStats();
    if (signal.aborted) return;
    const reports: StatsReport[] = [];
    all.forEach((report: { type: string }) => {
      if (sampling.keepsAll || kept.has(report.type)) reports.push(plain(report));
    });
    record('stats.sampled', { reports });
  };
  let every = sampling.intervalMs();
  const tick = () => {
    // What cannot be had is missing from the trace, and harms no call.
    for (const side of sides) void sample(side).catch(() => {});
    if (sampling.intervalMs() === every) return;
    every = sampling.intervalMs();
    clearInterval(timer);
    timer = setInterval(tick, every);
  };
  let timer = setInterval(tick, every);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
