import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { readProgress, rememberCheckpoint } from '#labs/drivers/progress.ts';
import type { Messages } from '#labs/messages/en.ts';
import { checkpoints, decideCheckpoint, type CheckpointId } from '#labs/model/checkpoints/checkpoints.ts';
import { useLaterGoals } from './hooks/use-later-goals.ts';
import { useLabTrace } from './hooks/use-lab-trace.ts';

type Props = { id: CheckpointId; lab: string; m: Messages['learning']['checkpoint']; children: ComponentChildren };

/** A goal that ticks itself once the learner's own trace shows it, and stays ticked on this device. */
export default function Checkpoint({ id, lab, m, children }: Props) {
  const { trace, now } = useLabTrace(lab);
  const later = useLaterGoals(lab, !(id in checkpoints));
  const missing = decideCheckpoint(id, trace, now, later.checkpoints);
  const [wasDone, setWasDone] = useState(false);
  const [isDone, setDone] = useState(false);
  useEffect(() => setWasDone(id in readProgress().checkpoints), [id]);
  useEffect(() => {
    if (missing !== null || isDone) return;
    setDone(true);
    rememberCheckpoint(id);
  }, [missing, isDone]);
  const state = isDone ? 'done' : wasDone ? 'done-before' : 'open';
  return (
    <div class="lab-checkpoint" data-checkpoint={id} data-state={state}>
      <span class="lab-tick" aria-hidden="true" />
      <div>
        <p class="lab-kicker">{m.title}</p>
        <div>{children}</div>
        <p class="lab-verdict-line" role="status">
          {isDone ? m.done : wasDone ? m.doneBefore : `${m.notYet} ${m.missing[missing ?? 'run-first']}`}
        </p>
      </div>
    </div>
  );
}
