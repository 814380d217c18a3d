import { useEffect, useRef, useState } from 'preact/hooks';
import { audioSeconds, measureAudio } from '#labs/drivers/codecs/measure-audio.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { CodecMessages } from '#labs/messages/codecs-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { audioTrials, type AudioMeasurement } from '#labs/model/codecs/audio-trials.ts';
import { LabButton } from '../parts/LabButton.tsx';

type Props = { lang: string; isReady: boolean; onBusy: (isBusy: boolean) => void; words: CodecMessages['audio'] };

/** What the same sound costs in each codec. */
export function AudioExperiment({ lang, isReady, onBusy, words }: Props) {
  const [measured, setMeasured] = useState<readonly AudioMeasurement[]>([]);
  const [status, setStatus] = useState('');
  const running = useRef<AbortController | null>(null);
  const [isRunning, setRunning] = useState(false);
  useEffect(() => () => running.current?.abort(), []);
  const start = async () => {
    onBusy(true);
    const control = (running.current = new AbortController());
    setRunning(true);
    setMeasured([]);
    try {
      for (const [index, trial] of audioTrials.entries()) {
        setStatus(fill(words.running, { done: index + 1, count: audioTrials.length, name: words.names[trial.id] }));
        const measurement = await measureAudio(trial, control.signal);
        setMeasured((before) => [...before, measurement]);
      }
      setStatus(words.done);
    } catch (cause) {
      setStatus(control.signal.aborted ? words.stopped : fill(words.failed, { message: errorFacts(cause).message }));
    }
    setRunning(false);
    onBusy(false);
  };
  const number = (value: number | null, digits: number) =>
    value === null ? '–' : value.toLocaleString(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return (
    <section class="lab-experiment" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p class="lab-quiet">{words.explain}</p>
      <div class="lab-controls">
        <LabButton isOff={!isReady || isRunning} onPress={() => void start()}>
          {fill(words.start, { seconds: Math.round(audioTrials.length * (audioSeconds + 1.3)) })}
        </LabButton>
        <LabButton isOff={!isRunning} onPress={() => running.current?.abort()}>
          {words.stop}
        </LabButton>
      </div>
      <p role="status">{status}</p>
      {measured.length > 0 && (
        <div class="lab-dump-table" tabIndex={0} role="group" aria-label={words.title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.what}</th>
                <th scope="col">{words.payload}</th>
                <th scope="col">{words.headers}</th>
                <th scope="col">{words.wire}</th>
                <th scope="col">{words.packets}</th>
                <th scope="col">{words.used}</th>
                <th scope="col">{words.why}</th>
              </tr>
            </thead>
            <tbody>
              {measured.map(({ id, payload, headers, wire, packets, used }) => (
                <tr key={id} data-trial={id}>
                  <th scope="row">{words.names[id]}</th>
                  <td>{number(payload, 0)}</td>
                  <td>{number(headers, 0)}</td>
                  <td>{number(wire, 0)}</td>
                  <td>{number(packets, 0)}</td>
                  <td>
                    <code>{used ?? '–'}</code>
                  </td>
                  <td>{words.because[id]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
