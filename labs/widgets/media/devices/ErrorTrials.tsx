import { useState } from 'preact/hooks';
import { recorded, refusalOf, type Ask, type Refusal } from '#labs/drivers/devices/open-inputs.ts';
import { askerFor, provocations, provokingConstraints, simulate, simulations } from '#labs/drivers/devices/provoke.ts';
import type { MediaCall } from '#labs/drivers/media-lab/media-call.ts';
import type { DevicesMessages } from '#labs/messages/devices-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { mediaErrors } from '#labs/model/devices/media-errors.ts';
import { LabButton } from '../../parts/LabButton.tsx';
import { RefusalView } from './RefusalView.tsx';

type Props = { call: MediaCall; isOff: boolean; words: DevicesMessages };
type Trial = { request: string; refusal: Refusal | null; isAllowedByPolicy: boolean };

/** Every way for a request to fail, provoked or simulated, with its cause and its way out. */
export function ErrorTrials({ call, isOff, words }: Props) {
  const { errors } = words;
  const [trial, setTrial] = useState<Trial | null>(null);
  const ask = async (asker: Ask, constraints: MediaStreamConstraints, about: Pick<Trial, 'isAllowedByPolicy'>) => {
    const request = `getUserMedia(${JSON.stringify(constraints)})`;
    try {
      const stream = await asker(constraints);
      for (const track of stream.getTracks()) track.stop();
      setTrial({ ...about, request, refusal: null });
    } catch (cause) {
      setTrial({ ...about, request, refusal: refusalOf(constraints, cause) });
    }
  };
  return (
    <section class="lab-devices-part" aria-label={errors.title}>
      <h4>{errors.title}</h4>
      <p class="lab-quiet">{errors.explain}</p>
      <div class="lab-devices-trials" role="group" aria-label={errors.real}>
        <span class="lab-quiet">{errors.real}</span>
        <div class="lab-devices-buttons">
          {provocations.map((provocation) => (
            <LabButton
              key={provocation}
              isOff={isOff}
              onPress={() =>
                void ask(recorded(askerFor(provocation), call.record, call.signal), provokingConstraints[provocation], {
                  isAllowedByPolicy: provocation !== 'policy',
                })
              }
            >
              {errors.provoke[provocation]}
            </LabButton>
          ))}
        </div>
      </div>
      <div class="lab-devices-trials" role="group" aria-label={errors.simulated}>
        <span class="lab-quiet">{errors.simulated}</span>
        <div class="lab-devices-buttons">
          {simulations.map((name) => (
            <LabButton
              key={name}
              isOff={isOff}
              // What nobody refused is no fact of the trace.
              onPress={() => void ask(simulate(name), { video: true }, { isAllowedByPolicy: true })}
            >
              {fill(errors.simulate, { name })}
            </LabButton>
          ))}
        </div>
      </div>
      {trial?.refusal && <RefusalView {...trial} refusal={trial.refusal} words={words} />}
      {trial && !trial.refusal && <p>{errors.granted}</p>}
      <details class="lab-devices-all">
        <summary>{errors.table}</summary>
        <dl class="lab-devices-facts">
          {mediaErrors.map((name) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{errors.meaning[name]}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
