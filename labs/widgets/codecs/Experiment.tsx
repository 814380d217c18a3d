import { useEffect, useRef, useState } from 'preact/hooks';
import { canComparePictures, sendableCodecs } from '#labs/drivers/codecs/measure-codec.ts';
import { PageHidden, runExperiment, type Progress } from '#labs/drivers/codecs/run-experiment.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { CodecMessages } from '#labs/messages/codecs-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { duration, measurementsCsv, type Measurement, type Plan } from '#labs/model/codecs/experiment.ts';
import { LabButton } from '../parts/LabButton.tsx';
import { Notice } from '../parts/Notice.tsx';
import { saveFile } from '../parts/save-trace.ts';
import { Results } from './Results.tsx';

type Props = {
  lang: string;
  isReady: boolean;
  onBusy: (isBusy: boolean) => void;
  words: CodecMessages['experiment'];
};

type State = 'idle' | 'running' | 'done' | 'stopped' | 'hidden' | { failed: string };

const allCaps = [100, 200, 300, 500, 1000, 2000];
const first: Plan = { codecs: [], caps: [200, 500], repeats: 2, seconds: 4, motion: 'talking', hint: '' };

/** Each codec through the same picture, measured one after the other. */
export function Experiment({ lang, isReady, onBusy, words }: Props) {
  // It is fetched by a browser, so there is one to ask: who is quick finds the codecs, and keeps what is chosen.
  const [available] = useState(() => (typeof RTCRtpSender === 'undefined' ? [] : sendableCodecs()));
  const [plan, setPlan] = useState<Plan>({ ...first, codecs: available });
  const [state, setState] = useState<State>('idle');
  const [progress, setProgress] = useState<Progress | null>(null);
  const [measured, setMeasured] = useState<readonly Measurement[]>([]);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async () => {
    onBusy(true);
    const control = (running.current = new AbortController());
    setMeasured([]);
    setState('running');
    try {
      await runExperiment(
        plan,
        setProgress,
        (measurement) => setMeasured((before) => [...before, measurement]),
        control.signal,
      );
      setState('done');
    } catch (cause) {
      if (control.signal.aborted) setState('stopped');
      else setState(cause instanceof PageHidden ? 'hidden' : { failed: errorFacts(cause).message });
    }
    onBusy(false);
  };
  const change = (part: Partial<Plan>) => setPlan((before) => ({ ...before, ...part }));
  const toggled = <T,>(list: readonly T[], item: T, isIn: boolean) =>
    isIn ? [...list, item] : list.filter((each) => each !== item);
  const isRunning = state === 'running';
  const isPossible = isReady && plan.codecs.length > 0 && plan.caps.length > 0;
  return (
    <section class="lab-experiment" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p class="lab-quiet">{words.explain}</p>
      {isReady && !canComparePictures() && <Notice tone="note">{words.noPictures}</Notice>}
      <div class="lab-experiment-plan">
        <fieldset disabled={isRunning}>
          <legend>{words.codecs}</legend>
          {available.map((codec) => (
            <label key={codec} class="lab-check">
              <input
                type="checkbox"
                checked={plan.codecs.includes(codec)}
                onChange={({ currentTarget }) => {
                  const codecs = toggled(plan.codecs, codec, currentTarget.checked);
                  change({ codecs: available.filter((each) => codecs.includes(each)) });
                }}
              />
              {codec}
            </label>
          ))}
        </fieldset>
        <fieldset disabled={isRunning}>
          <legend>{words.caps}</legend>
          {allCaps.map((cap) => (
            <label key={cap} class="lab-check">
              <input
                type="checkbox"
                checked={plan.caps.includes(cap)}
                onChange={({ currentTarget }) => {
                  const caps = toggled(plan.caps, cap, currentTarget.checked);
                  change({ caps: allCaps.filter((each) => caps.includes(each)) });
                }}
              />
              {cap}
            </label>
          ))}
        </fieldset>
        {number('repeats', [1, 2, 3, 5])}
        {number('seconds', [3, 4, 6, 10])}
        <label class="lab-field">
          <span>{words.motion}</span>
          <select
            value={plan.motion}
            disabled={isRunning}
            onChange={({ currentTarget }) => change({ motion: currentTarget.value as Plan['motion'] })}
          >
            {Object.entries(words.motions).map(([motion, text]) => (
              <option key={motion} value={motion}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <label class="lab-field">
          <span>{words.hint}</span>
          <select
            value={plan.hint || 'plain'}
            disabled={isRunning}
            onChange={({ currentTarget: { value } }) =>
              change({ hint: value === 'motion' || value === 'detail' ? value : '' })
            }
          >
            {Object.entries(words.hints).map(([hint, text]) => (
              <option key={hint} value={hint}>
                {text}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="lab-controls">
        <LabButton isMain isOff={isRunning || !isPossible} onPress={() => void start()}>
          {fill(words.start, { seconds: Math.round(duration(plan)) })}
        </LabButton>
        <LabButton isOff={!isRunning} onPress={() => running.current?.abort()}>
          {words.stop}
        </LabButton>
        <LabButton
          isOff={measured.length === 0}
          onPress={() =>
            saveFile('codecs.json', JSON.stringify({ plan, userAgent: navigator.userAgent, measured }, null, 2))
          }
        >
          {words.saveJson}
        </LabButton>
        <LabButton
          isOff={measured.length === 0}
          onPress={() => saveFile('codecs.csv', measurementsCsv(measured), 'text/csv')}
        >
          {words.saveCsv}
        </LabButton>
      </div>
      <p role="status">{sentence()}</p>
      {isRunning && progress && <progress max={progress.count} value={progress.done} aria-label={words.title} />}
      {measured.length > 0 && <Results measured={measured} lang={lang} words={words} />}
    </section>
  );

  function number(member: 'repeats' | 'seconds', values: readonly number[]) {
    return (
      <label class="lab-field">
        <span>{words[member]}</span>
        <select
          value={String(plan[member])}
          disabled={isRunning}
          onChange={({ currentTarget }) => change({ [member]: Number(currentTarget.value) })}
        >
          {values.map((value) => (
            <option key={value} value={String(value)}>
              {value}
            </option>
          ))}
        </select>
      </label>
    );
  }

  function sentence(): string {
    if (typeof state === 'object') return fill(words.failed, { message: state.failed });
    switch (state) {
      case 'running':
        return progress ? fill(words.running, { ...progress, done: progress.done + 1 }) : '';
      case 'done':
        return fill(words.done, { count: measured.length });
      case 'stopped':
        return words.stopped;
      case 'hidden':
        return words.hidden;
      case 'idle':
        return '';
    }
  }
}
