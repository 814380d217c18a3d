import { farFigures, type FarFigures } from '#labs/model/devices/far-figures.ts';
import type { StatsReport } from '#labs/model/trace.ts';
import { plain } from '../sanitise.ts';

/** Tells once a second what of the video arrives, until `signal` aborts. */
export function watchFarFigures(
  connections: { alice: RTCPeerConnection; bob: RTCPeerConnection },
  onFigures: (figures: FarFigures) => void,
  signal: AbortSignal,
): void {
  const reportsOf = async (connection: RTCPeerConnection) => {
    const reports: StatsReport[] = [];
    (await connection.getStats()).forEach((report: object) => reports.push(plain(report)));
    return reports;
  };
  const look = async () => {
    const [sent, received] = await Promise.all([reportsOf(connections.alice), reportsOf(connections.bob)]);
    if (!signal.aborted) onFigures(farFigures(sent, received));
  };
  // A connection that is closed meanwhile has nothing to tell.
  const tick = () => void look().catch(() => {});
  const timer = setInterval(tick, 1000);
  tick();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
