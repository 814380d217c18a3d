import * as v from 'valibot';
import { connectionStates, type ConnectionState } from '../vocabulary.ts';
import { allPairs, pairIdOf, type PairId } from './seats.ts';
import type { PairView } from './view.ts';

/** What one page tells the others of its connections; `asks` wants to hear the same of them. */
export type ToldStates = { page: string; pairs: readonly PairView[]; asks: boolean };

const schema: v.GenericSchema<ToldStates> = v.object({
  page: v.pipe(v.string(), v.maxLength(40)),
  pairs: v.array(v.object({ id: v.picklist(allPairs.map(pairIdOf)), state: v.picklist(connectionStates) })),
  asks: v.boolean(),
});

/** Reads what came over a channel that anybody on this origin may write to; `null` when it is none of ours. */
export function parseToldStates(data: unknown): ToldStates | null {
  const result = v.safeParse(schema, data);
  return result.success ? result.output : null;
}

/** By page, the one that was heard last at the end: of a pair it knows best. */
export function statesTold(pages: Iterable<ToldStates>): ReadonlyMap<PairId, ConnectionState> {
  return new Map([...pages].flatMap(({ pairs }) => pairs.map(({ id, state }) => [id, state] as const)));
}
