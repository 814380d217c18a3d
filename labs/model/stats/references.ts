import type { StatsReport } from '../trace.ts';
import type { Sample } from './derive.ts';

/** A member that names another report: `codecId`, `transportId`, `remoteId` and their like. @see https://w3c.github.io/webrtc-stats/#guidelines-for-design-of-stats-objects */
export type Reference = { member: string; id: string };

/** The members of a report by which it names others of the same sample. */
export function referencesOf(report: StatsReport, sample: Sample): readonly Reference[] {
  return Object.entries(report).flatMap(([member, value]) =>
    member !== 'id' && /Ids?$/.test(member)
      ? [value].flat().flatMap((id) => (typeof id === 'string' && sample.has(id) ? [{ member, id }] : []))
      : [],
  );
}

/** The pair that carries the call. A transport names it; Firefox marks the pair itself. */
export function selectedPairId(sample: Sample): string | null {
  const all = [...sample.values()];
  for (const report of all) {
    const id = report['type'] === 'transport' && report['selectedCandidatePairId'];
    if (typeof id === 'string' && sample.has(id)) return id;
  }
  const marked = all.find((report) => report['type'] === 'candidate-pair' && report['selected'] === true)?.['id'];
  return typeof marked === 'string' ? marked : null;
}
