import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { knownDifference } from '#labs/model/views/browser-differences.ts';
import type { Disagreement } from '#labs/model/views/disagreement.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { callStatesOf } from '../hooks/use-trace.ts';
import { useStore } from '../hooks/use-store.ts';

type Props = { source: TraceSource; m: CommonMessages };

/** Says where the browser did what the specification forbids. Nothing is shown while they agree. */
export function Disagreements({ source, m }: Props) {
  const alice = useFound(source, 'alice');
  const bob = useFound(source, 'bob');
  const found = [...alice, ...bob];
  const { recordedBy } = source.getTrace();
  if (found.length === 0) return null;
  return (
    <section class="lab-disagreements" aria-label={m.disagreements.title}>
      <h3>{m.disagreements.title}</h3>
      <ul>
        {found.map((each) => {
          const difference = knownDifference(each, recordedBy);
          return (
            <li key={`${each.peer}-${each.seq}`} data-kind={each.kind}>
              {fill(m.disagreements[each.kind], {
                ...wordsOf(each),
                peer: m.peers[each.peer],
                machine: m.machines[each.machine],
              })}{' '}
              {difference
                ? fill(m.disagreements.known, { difference: m.differences[difference.id] })
                : m.disagreements.unknown}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function useFound(source: TraceSource, peer: PeerId): readonly Disagreement[] {
  return useStore(source.subscribe, () => callStatesOf(source)[peer].disagreements);
}

function wordsOf(found: Disagreement): Record<string, string> {
  switch (found.kind) {
    case 'unexpected-report':
      return { state: found.state, reported: found.reported };
    case 'missing-report':
      return { state: found.state, expected: found.expected };
    case 'unexpected-acceptance':
      return { state: found.state, call: `${found.method}(${found.type ?? ''})` };
    case 'unexpected-refusal':
      return { state: found.state, call: `${found.method}(${found.type ?? ''})`, error: found.error };
  }
}
