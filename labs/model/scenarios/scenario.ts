import type { PeerId } from '../vocabulary.ts';

export type ScenarioStep = {
  /** Also the name of the code region that runs it, and of the sentence that explains it. */
  id: string;
  /** Whose code it is. */
  peer: PeerId;
  /** What this step calls, as a developer would name it. */
  call: string;
};

/** What happens, as data: the director leads through it, a driver has the code of each step. */
export type Scenario = { id: string; steps: readonly ScenarioStep[] };
