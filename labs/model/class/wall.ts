// The class wall: who is where, who is stuck. Tiles come from anybody who knows the topic, so each is checked.
import * as v from 'valibot';
import type { Json } from '../json.ts';
import { faultIds, type FaultId } from '../scenarios/fault-ids.ts';
import {
  connectionStates,
  iceConnectionStates,
  iceGatheringStates,
  machineIds,
  signalingStates,
  type MachineId,
} from '../vocabulary.ts';
import type { WallTile } from './wall-tile.ts';

/** Of a name as it is shown. */
export const longestName = 40;
const mostFindings = 12;
/** A learner with whom nothing has happened for this long, before the call is up, may need a word. */
export const stuckMs = 60_000;

const states: { readonly [M in MachineId]: readonly string[] } = {
  signaling: signalingStates,
  'ice-gathering': iceGatheringStates,
  'ice-connection': iceConnectionStates,
  connection: connectionStates,
};

const schema = v.object({
  kind: v.literal('wall'),
  name: v.pipe(v.string(), v.maxLength(200)),
  lab: v.nullable(v.pipe(v.string(), v.regex(/^[a-z][a-z\d-]{0,39}$/))),
  events: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000)),
  states: v.record(v.string(), v.unknown()),
  findings: v.pipe(v.array(v.unknown()), v.maxLength(200)),
  quietMs: v.pipe(v.number(), v.minValue(0), v.maxValue(1e9)),
});

/** A tile as we may show it: states and findings are those there are, and the name is one line. `null` for what is no tile. */
export type CheckedTile = Omit<WallTile, 'findings' | 'states'> & {
  states: Partial<Readonly<Record<MachineId, string>>>;
  findings: readonly FaultId[];
};

export function readWallTile(tile: Json): CheckedTile | null {
  const read = v.safeParse(schema, tile, { abortEarly: true });
  if (!read.success) return null;
  const said = read.output;
  const known = machineIds.flatMap((id) => {
    const state = said.states[id];
    return typeof state === 'string' && states[id].includes(state) ? [[id, state] as const] : [];
  });
  return {
    ...{ kind: 'wall', lab: said.lab, events: said.events, quietMs: said.quietMs },
    name: plainName(said.name),
    states: Object.fromEntries(known),
    findings: faultIds.filter((id) => said.findings.includes(id)).slice(0, mostFindings),
  };
}

/** One line, without what cannot be seen or turns the line around. */
export function plainName(name: string): string {
  const seen = name.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ').replaceAll(/\s+/g, ' ');
  return [...seen.trim()].slice(0, longestName).join('').trim();
}

export const stages = ['not-begun', 'begun', 'negotiated', 'connecting', 'connected'] as const;
/** How far the call of a learner has come; `connected` is the last. */
export type Stage = (typeof stages)[number];

export function stageOf({ events, states: { connection, signaling, ...ice } }: CheckedTile): Stage {
  if (events === 0) return 'not-begun';
  if (connection === 'connected') return 'connected';
  if (connection === 'connecting' || ice['ice-connection'] === 'checking') return 'connecting';
  const isGathering = (ice['ice-gathering'] ?? 'new') !== 'new';
  return signaling === 'stable' && isGathering ? 'negotiated' : 'begun';
}

/** `lost`: it was up, or was to be, and is not. `ended`: it was hung up. `stuck`: nothing has happened for long. */
export type Need = 'finding' | 'lost' | 'stuck' | 'none';

export function needOf(tile: CheckedTile): Need {
  if (tile.lab === null) return 'none';
  if (tile.findings.length > 0) return 'finding';
  const { connection } = tile.states;
  if (connection === 'failed' || connection === 'disconnected') return 'lost';
  const isOver = connection === 'connected' || connection === 'closed';
  return tile.quietMs >= stuckMs && !isOver ? 'stuck' : 'none';
}

/** `number` is the place in which the learner came, from 1: what stands for a name. */
export type Learner = { id: string; number: number; tile: CheckedTile };

const needs: readonly Need[] = ['finding', 'lost', 'stuck', 'none'];

/** Who needs help comes first; among equals who has waited longest, then who is least far, then who came first. */
export function sortLearners(learners: readonly Learner[]): readonly Learner[] {
  const weight = ({ tile }: Learner) => needs.indexOf(needOf(tile));
  const waits = ({ tile }: Learner) => (needOf(tile) === 'none' ? 0 : tile.quietMs);
  const far = ({ tile }: Learner) => stages.indexOf(stageOf(tile));
  return learners.toSorted(
    (a, b) => weight(a) - weight(b) || waits(b) - waits(a) || far(a) - far(b) || a.number - b.number,
  );
}

export type WallCounts = {
  /** `null` for labs that nobody knows. */
  labs: readonly (readonly [lab: string | null, count: number])[];
  /** How many have no lab open. */
  outside: number;
  stages: readonly (readonly [stage: Stage, count: number])[];
  /** How many need help. */
  help: number;
};

/** How many are in each lab, the fullest first, and how far they are. */
export function countWall(learners: readonly Learner[], isKnown: (lab: string) => boolean): WallCounts {
  const byLab = new Map<string | null, number>();
  const inLab = learners.filter(({ tile }) => tile.lab !== null);
  for (const { tile } of inLab) {
    const lab = tile.lab !== null && isKnown(tile.lab) ? tile.lab : null;
    byLab.set(lab, (byLab.get(lab) ?? 0) + 1);
  }
  return {
    labs: [...byLab].toSorted(([a, n], [b, m]) => m - n || String(a).localeCompare(String(b))),
    outside: learners.length - inLab.length,
    stages: stages.flatMap((stage) => {
      const count = inLab.filter(({ tile }) => stageOf(tile) === stage).length;
      return count === 0 ? [] : [[stage, count] as const];
    }),
    help: learners.filter(({ tile }) => needOf(tile) !== 'none').length,
  };
}
