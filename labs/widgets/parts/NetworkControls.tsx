import { useEffect, useId, useState } from 'preact/hooks';
import { fill } from '#labs/messages/fill.ts';
import type { NetworkMessages } from '#labs/messages/network-en.ts';
import {
  impairmentLimits,
  impairmentPresetIds,
  impairmentPresets,
  presetOf,
  type Impairment,
  type ImpairmentPresetId,
} from '#labs/model/network/impairment.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { LabButton } from './LabButton.tsx';

type Props = {
  /** Whose way to the TURN server it is. */
  peer: PeerId;
  peerName: string;
  value: Impairment;
  onChange: (next: Impairment) => void;
  /** Why it counts, or not yet, or never. */
  state: 'live' | 'idle' | 'not-ours';
  words: NetworkMessages;
};

/** Makes the real packets of one peer suffer: loss, delay, jitter, a narrow path, or none at all. */
export function NetworkControls({ peer, peerName, value, onChange, state, words }: Props) {
  const preset = presetOf(value);
  const isDeaf = useIsDeafToLoopback();
  const isOff = state === 'not-ours';
  const change = (part: Partial<Impairment>) => onChange({ ...value, ...part });
  return (
    <fieldset class="lab-network" data-peer={peer} disabled={isOff}>
      <legend>{fill(words.title, { peer: peerName })}</legend>
      <p class="lab-quiet">
        {fill(isOff ? words.notOurs : words.explain, { peer: peerName })} {state === 'idle' && words.idle}
      </p>
      {isDeaf && <p>{words.firefox}</p>}
      <div class="lab-network-row">
        <label class="lab-field">
          <span>{words.preset}</span>
          <select
            value={preset ?? ''}
            onChange={({ currentTarget }) =>
              change(figuresOf(impairmentPresets[currentTarget.value as ImpairmentPresetId]))
            }
          >
            {preset === null && <option value="">{words.own}</option>}
            {impairmentPresetIds.map((id) => (
              <option key={id} value={id}>
                {words.presets[id]}
              </option>
            ))}
          </select>
        </label>
        <label class="lab-field">
          <span>{words.seed}</span>
          <input
            type="number"
            min={0}
            max={999_999}
            step={1}
            value={value.seed}
            onChange={({ currentTarget }) => {
              const seed = Math.round(currentTarget.valueAsNumber);
              if (seed >= 0 && seed <= 999_999) change({ seed });
              else currentTarget.value = String(value.seed);
            }}
          />
        </label>
        <LabButton
          isOff={isOff}
          isPressed={value.isUnplugged}
          onPress={() => change({ isUnplugged: !value.isUnplugged })}
        >
          {value.isUnplugged ? words.plugIn : words.pull}
        </LabButton>
      </div>
      <div class="lab-network-row">
        <Slider
          label={words.loss}
          limits={impairmentLimits.loss}
          value={value.loss}
          unit={words.percent}
          onChange={(loss) => change({ loss })}
        />
        <Slider
          label={words.delay}
          limits={impairmentLimits.delay}
          value={value.delay}
          unit={words.ms}
          onChange={(delay) => change({ delay })}
        />
        <Slider
          label={words.jitter}
          limits={impairmentLimits.jitter}
          value={value.jitter}
          unit={words.ms}
          onChange={(jitter) => change({ jitter })}
        />
        <Slider
          label={words.bandwidth}
          limits={endless}
          value={value.bandwidth ?? endless.max}
          unit={value.bandwidth === null ? words.unlimited : words.kbits}
          onChange={(bandwidth) => change({ bandwidth: bandwidth === endless.max ? null : bandwidth })}
        />
      </div>
    </fieldset>
  );
}

/** Firefox uses no STUN or TURN server at 127.0.0.1, which is where ours is while only this machine can reach it. */
function useIsDeafToLoopback(): boolean {
  const [isDeaf, setDeaf] = useState(false);
  useEffect(() => {
    const isHere = /^(localhost|127\.|\[::1\])/.test(location.hostname);
    setDeaf(isHere && navigator.userAgent.includes('Firefox/'));
  }, []);
  return isDeaf;
}

/** The last notch of the slider is no limit at all. */
const endless = {
  ...impairmentLimits.bandwidth,
  max: impairmentLimits.bandwidth.max + impairmentLimits.bandwidth.step,
};

/** A preset says nothing of seed and plug. */
function figuresOf({ loss, delay, jitter, bandwidth }: Impairment): Partial<Impairment> {
  return { loss, delay, jitter, bandwidth };
}

type SliderProps = {
  label: string;
  limits: { min: number; max: number; step: number };
  value: number;
  unit: string;
  onChange: (value: number) => void;
};

function Slider({ label, limits, value, unit, onChange }: SliderProps) {
  const id = useId();
  const shown = fill(unit, { value });
  return (
    <div class="lab-range">
      <label for={id}>{label}</label>
      <output for={id}>{shown}</output>
      <input
        id={id}
        type="range"
        {...limits}
        value={value}
        aria-valuetext={shown}
        onInput={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
      />
    </div>
  );
}
