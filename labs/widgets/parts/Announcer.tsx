import { useEffect, useState } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { Trace } from '#labs/model/trace.ts';
import type { CallStates } from '#labs/model/views/call-states.ts';
import { changedStates, passedStates, type Passage } from '#labs/model/views/passed-states.ts';
import { callStatesOf } from '../hooks/use-trace.ts';

type Props = { source: TraceSource; m: CommonMessages };

/** Long enough for a burst of changes to be over. */
const quietMs = 700;
/** What never comes to rest is told all the same. */
const longestMs = 2500;
/** Of a trace that was opened or jumped in only the states are told, and not the way there. */
const longestWay = 400;

/**
 * Tells screen readers every state a machine went into, once they have stopped changing: politely, one sentence for each
 * machine, and never one for each step on the way.
 */
export function Announcer({ source, m }: Props) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    let heard = { trace: source.getTrace(), states: callStatesOf(source) };
    let due: number | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      const now = { trace: source.getTrace(), states: callStatesOf(source) };
      const news = wayFrom(heard, now);
      heard = now;
      due = null;
      // Of a trace that is over nothing is left to say.
      if (now.trace.events.length === 0) setSaid('');
      else if (news.length > 0) setSaid(news.map((passage) => sentenceFor(passage, m)).join(' '));
    };
    const end = source.subscribe(() => {
      due ??= performance.now() + longestMs;
      clearTimeout(timer);
      timer = setTimeout(say, Math.min(quietMs, due - performance.now()));
    });
    return () => {
      end();
      clearTimeout(timer);
      setSaid('');
    };
  }, [source]);
  return (
    <p class="sr-only" role="status">
      {said}
    </p>
  );
}

type Heard = { trace: Trace; states: CallStates };

function wayFrom(before: Heard, after: Heard): readonly Passage[] {
  const { length } = before.trace.events;
  const isLonger = after.trace.events[length - 1] === before.trace.events[length - 1];
  const added = after.trace.events.slice(length);
  return isLonger && added.length <= longestWay
    ? passedStates(before.states, added)
    : changedStates(before.states, after.states);
}

function sentenceFor({ peer, machine, states }: Passage, m: CommonMessages): string {
  const way = states.reduce((before, after) => fill(m.frame.announcedThen, { before, after }));
  return fill(m.frame.announced, { peer: m.peers[peer], machine: m.machines[machine], state: way });
}
