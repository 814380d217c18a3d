/** Healthy calls in which something happens that could be taken for a fault. */
export const healthyRuns = ['healthy', 'hang-up', 'ice-restart', 'renegotiation', 'mute'] as const;
export type HealthyRun = (typeof healthyRuns)[number];

export function isHealthyRun(name: string): name is HealthyRun {
  return (healthyRuns as readonly string[]).includes(name);
}
