import type { StatsReport } from '../trace.ts';

/** The video as it arrives, and what holds its encoder back. `null` where the browser does not say. */
export type FarFigures = {
  width: number | null;
  height: number | null;
  fps: number | null;
  limitation: string | null;
};

/**
 * @param sent reports of the sender's `getStats()`
 * @param received reports of the receiver's
 * @see https://w3c.github.io/webrtc-stats/#dom-rtcoutboundrtpstreamstats-qualitylimitationreason
 */
export function farFigures(sent: readonly StatsReport[], received: readonly StatsReport[]): FarFigures {
  const video = (reports: readonly StatsReport[], type: string) =>
    reports.find((report) => report['type'] === type && report['kind'] === 'video');
  const [outbound, inbound] = [video(sent, 'outbound-rtp'), video(received, 'inbound-rtp')];
  const number = (member: string) => (typeof inbound?.[member] === 'number' ? inbound[member] : null);
  const limitation = outbound?.['qualityLimitationReason'];
  return {
    width: number('frameWidth'),
    height: number('frameHeight'),
    // Chromium leaves it out while nothing arrives.
    fps: number('framesPerSecond'),
    limitation: typeof limitation === 'string' ? limitation : null,
  };
}
