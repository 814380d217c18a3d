import { useMemo } from 'preact/hooks';
import type { SeenClass } from '#labs/drivers/class/seen-class.ts';
import type { DeskMessages } from '#labs/messages/desk-en.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { describeEvent } from '#labs/model/describe.ts';
import { createHistory } from '#labs/model/fold.ts';
import { initialCallStates, stepCallStates } from '#labs/model/views/call-states.ts';
import { machineIds, peers } from '#labs/model/vocabulary.ts';
import { stateTone } from '../parts/state-tone.ts';
import { namesOf, type LabChoice } from './lab-choice.ts';

export type CallWords = Pick<CommonMessages, 'peers' | 'machines'> & {
  sentences: CommonMessages['events']['sentences'];
};

type Props = { seen: SeenClass; labs: readonly LabChoice[]; words: DeskMessages['stage']; m: CallWords };

/** What the class sees now, in a few lines: which lab, every machine of both sides, the last event in words. */
export function OnStage({ seen: { stage, trace, count }, labs, words, m }: Props) {
  const history = useMemo(() => createHistory(stepCallStates, initialCallStates), []);
  if (!stage) return null;
  // Where one tab is one side, the other side is in no trace of it.
  const there = peers.filter((peer) => trace.events.some((event) => event.peer === peer));
  const sides = there.length > 0 ? there : peers;
  const total = trace.events.length;
  const shown = Math.min(count ?? total, total);
  const states = history(trace, shown);
  const last = trace.events[shown - 1];
  const names = namesOf(labs, stage.lab, stage.search);
  return (
    <div class="desk-seen">
      <p class="desk-lab">
        <strong>{names.lab}</strong>
        {names.fault !== undefined && <span>{fill(words.fault, { fault: names.fault })}</span>}
        <small>{count === null ? fill(words.live, { count: total }) : fill(words.past, { count: shown, total })}</small>
      </p>
      <table class="desk-states">
        <thead>
          <tr>
            <th scope="col">{words.machine}</th>
            {sides.map((peer) => (
              <th key={peer} scope="col" data-peer={peer}>
                {m.peers[peer]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {machineIds.map((id) => (
            <tr key={id}>
              <th scope="row">{m.machines[id]}</th>
              {sides.map((peer) => {
                const { state } = states[peer].machines[id];
                return (
                  <td key={peer}>
                    <span class="desk-state" data-tone={stateTone(state)}>
                      {state}
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="desk-last">
        <span>{words.last}</span>{' '}
        {last ? fill(words.said, { peer: m.peers[last.peer], sentence: say(last) }) : words.nothing}
      </p>
    </div>
  );

  function say(event: (typeof trace.events)[number]): string {
    const { key, values } = describeEvent(event);
    return fill(m.sentences[key], values);
  }
}
