export const mediaKinds = ['video', 'audio'] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** Six ways to stop being seen or heard, from the gentlest to the most thorough. */
export const muteWays = ['enabled', 'replace-null', 'stop', 'remove', 'recvonly', 'inactive'] as const;
export type MuteWay = (typeof muteWays)[number];

export type MuteStep = {
  phase: 'mute' | 'unmute';
  way: MuteWay;
  kind: MediaKind;
};

/** How a `step.started` says that one kind is muted in one way from here on, or no longer. */
export function muteStepId({ phase, way, kind }: MuteStep): string {
  return `${phase} ${way} ${kind}`;
}

/** `null` for any other step. */
export function readMuteStep(step: string): MuteStep | null {
  const [phase, way, kind] = step.split(' ');
  const found = { way: muteWays.find((each) => each === way), kind: mediaKinds.find((each) => each === kind) };
  if ((phase !== 'mute' && phase !== 'unmute') || !found.way || !found.kind) return null;
  return { phase, way: found.way, kind: found.kind };
}
