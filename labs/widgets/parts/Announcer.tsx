import { useEffect, useState } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { CallStates } from '#labs/model/views/call-states.ts';
import { machineIds, peers } from '#labs/model/vocabulary.ts';
import { callStatesOf } from '../hooks/use-trace.ts';

type Props = { source: TraceSource; m: CommonMessages };

/** Long enough for a burst of changes to be over. */
const quietMs = 700;

/** Tells screen readers the states that changed, once they have stopped changing: politely, and not each step on the way. */
export function Announcer({ source, m }: Props) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    let announced = callStatesOf(source);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      const states = callStatesOf(source);
      const news = changes(announced, states, m);
      announced = states;
      if (news) setSaid(news);
    };
    const end = source.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(say, quietMs);
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [source]);
  return (
    <p class="sr-only" role="status">
      {said}
    </p>
  );
}

function changes(before: CallStates, after: CallStates, m: CommonMessages): string {
  return peers
    .flatMap((peer) =>
      machineIds.flatMap((machine) => {
        const { state } = after[peer].machines[machine];
        if (before[peer].machines[machine].state === state) return [];
        return [fill(m.frame.announced, { peer: m.peers[peer], machine: m.machines[machine], state })];
      }),
    )
    .join(' ');
}
