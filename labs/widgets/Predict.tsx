import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { readProgress, rememberPrediction } from '#labs/drivers/progress.ts';
import type { Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { decidePrediction, predictions, type PredictionId } from '#labs/model/checkpoints/predictions.ts';
import { useLaterGoals } from './hooks/use-later-goals.ts';
import { useLabTrace } from './hooks/use-lab-trace.ts';

export type Option = { id: string; text: string };

type Props = {
  id: PredictionId;
  lab: string;
  question: string;
  options: readonly Option[];
  m: Messages['learning']['predict'];
  /** Shown once the trace has decided. */
  children: ComponentChildren;
};

/** A question answered before the lab runs. Who was right is decided by what then really happens. */
export default function Predict({ id, lab, question, options, m, children }: Props) {
  const name = useId();
  const [choice, setChoice] = useState<string | null>(null);
  const [isAwake, setAwake] = useState(false);
  const { trace, now } = useLabTrace(lab);
  const later = useLaterGoals(lab, !(id in predictions));
  const truth = decidePrediction(id, trace, now, later.predictions);
  useEffect(() => {
    setChoice(readProgress().predictions[id] ?? null);
    setAwake(true);
  }, [id]);
  const choose = (option: string) => {
    setChoice(option);
    rememberPrediction(id, option);
  };
  const textOf = (option: string | null) => options.find((each) => each.id === option)?.text ?? '';
  return (
    <fieldset class="lab-predict" data-predict={id} data-truth={truth ?? undefined}>
      <legend>
        <span class="lab-kicker">{m.title}</span> {question}
      </legend>
      <div class="lab-options">
        {options.map((option) => (
          <label key={option.id} data-true={truth === option.id ? '' : undefined}>
            <input
              type="radio"
              name={name}
              value={option.id}
              checked={choice === option.id}
              disabled={!isAwake || truth !== null}
              onChange={() => choose(option.id)}
            />
            {option.text}
          </label>
        ))}
      </div>
      <p class="lab-verdict-line" role="status">
        {verdict(m, choice, truth, textOf)}
      </p>
      {/* In the page from the start, so that nothing shifts for those who read without running. */}
      <div class="lab-explanation" hidden={truth === null}>
        {children}
      </div>
    </fieldset>
  );
}

function verdict(
  m: Messages['learning']['predict'],
  choice: string | null,
  truth: string | null,
  textOf: (option: string | null) => string,
): string {
  if (truth === null) return choice === null ? m.choose : fill(m.waiting, { choice: textOf(choice) });
  if (choice === null) return fill(m.unasked, { truth: textOf(truth) });
  return choice === truth
    ? fill(m.right, { truth: textOf(truth) })
    : fill(m.wrong, { truth: textOf(truth), choice: textOf(choice) });
}
