import type { Trace } from '../trace.ts';
import { examine } from './examine.ts';
import type { Finding } from './finding.ts';
import { rules } from './rules.ts';

/**
 * What is wrong in this trace at the moment `now`, the most likely root cause first; empty where nothing is.
 *
 * Rules yield in two ways. A rule that is found names what follows from it (`explains`), and that is left out, also where
 * it follows in several steps. What is left stands in the order of `rules`, with what is only possible after what is
 * likely or certain, and what is no problem last.
 *
 * @param now milliseconds since the trace began. While a person leads the call and has stopped it, hand in the moment of
 * the last event: a clock that goes on would tell of an absence that is only a pause.
 */
export function diagnose(trace: Pick<Trace, 'events' | 'recordedBy'>, now: number): readonly Finding[] {
  const examined = examine(trace, now);
  const all = rules.flatMap((rule) => {
    const finding = rule.examine(examined);
    return finding ? [{ rule, finding }] : [];
  });
  const isExplained = ({ rule, certainty }: Finding) =>
    all.some(
      // Who is less sure has no say over who is more so.
      (by) => by.rule.explains.includes(rule) && (by.finding.certainty !== 'possible' || certainty === 'possible'),
    );
  return all
    .map(({ finding }) => finding)
    .filter((finding) => !isExplained(finding))
    .sort((a, b) => weight(a) - weight(b));
}

/** Lower comes first; equal ones keep the order of their rules. */
function weight({ severity, certainty }: Finding): number {
  if (severity === 'note') return 2;
  return certainty === 'possible' ? 1 : 0;
}
