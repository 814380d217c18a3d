// What a learner who has chosen to shows the instructor: states and findings, nothing else.

/** `name` is what the learner typed, or empty. `states` by machine id, of the learner's own side. `findings` are ids of rules. `at` counts events. */
export type WallTile = {
  kind: 'wall';
  name: string;
  lab: string;
  events: number;
  states: Readonly<Record<string, string>>;
  findings: readonly string[];
  /** Milliseconds since something last happened, in steps of five seconds. */
  quietMs: number;
};
