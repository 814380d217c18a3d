// What a learner who has chosen to shows the instructor: states and findings, nothing else.

/** `name` is what the learner typed, or empty. `states` by machine id, of the learner's own side. `findings` are ids of rules. */
export type WallTile = {
  kind: 'wall';
  name: string;
  /** `null` while none is open. */
  lab: string | null;
  events: number;
  states: Readonly<Record<string, string>>;
  findings: readonly string[];
  /** Milliseconds since something last happened, in steps of five seconds. */
  quietMs: number;
};
