import { useEffect, useRef, useState } from 'preact/hooks';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { CallStates } from '#labs/model/views/call-states.ts';
import { machineIds, peers } from '#labs/model/vocabulary.ts';

type Props = { states: CallStates; m: CommonMessages };

/** Long enough for a burst of changes to be over. */
const quietMs = 700;

/** Tells screen readers the states that changed, once they have stopped changing: politely, and not each step on the way. */
export function Announcer({ states, m }: Props) {
  const [said, setSaid] = useState('');
  const announced = useRef(states);
  useEffect(() => {
    const timer = setTimeout(() => {
      const news = peers.flatMap((peer) =>
        machineIds.flatMap((machine) => {
          const { state } = states[peer].machines[machine];
          if (announced.current[peer].machines[machine].state === state) return [];
          return [fill(m.frame.announced, { peer: m.peers[peer], machine: m.machines[machine], state })];
        }),
      );
      announced.current = states;
      if (news.length > 0) setSaid(news.join(' '));
    }, quietMs);
    return () => clearTimeout(timer);
  }, [states]);
  return (
    <p class="sr-only" role="status">
      {said}
    </p>
  );
}
