import type { SenderSettings } from '#labs/drivers/codecs/codec-session.ts';
import type { CodecMessages } from '#labs/messages/codecs-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { Notice } from '../parts/Notice.tsx';

type Props = {
  settings: SenderSettings;
  onChange: (settings: SenderSettings) => void;
  refused: string | null;
  words: CodecMessages['sender'];
};

const bitrates = [null, 100, 200, 300, 500, 1000, 2000];
const scales = [1, 1.5, 2, 4];
const framerates = [null, 5, 10, 15, 20];
const preferences = ['balanced', 'maintain-framerate', 'maintain-resolution'] as const;
const modes = [null, 'L1T1', 'L1T2', 'L1T3', 'L2T1', 'L2T2', 'L3T3', 'L3T3_KEY', 'S2T1'];

/** What `setParameters()` takes, each under its own name. */
export function SenderControls({ settings, onChange, refused, words }: Props) {
  const choice = <K extends keyof SenderSettings>(
    member: K & keyof CodecMessages['sender'],
    values: readonly SenderSettings[K][],
    textOf: (value: SenderSettings[K]) => string,
  ) => (
    <label class="lab-field">
      <span>
        <code>{words[member]}</code>
      </span>
      <select
        value={String(values.indexOf(settings[member]))}
        onChange={({ currentTarget }) =>
          onChange({ ...settings, [member]: values[Number(currentTarget.value)] as SenderSettings[K] })
        }
      >
        {values.map((value, index) => (
          <option key={index} value={String(index)}>
            {value === null ? words.free : textOf(value)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <section class="lab-sender" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p class="lab-quiet">{words.explain}</p>
      <div class="lab-sender-fields">
        {choice('maxBitrate', bitrates, (value) => fill(words.kbit, { value: value ?? 0 }))}
        {choice('scaleResolutionDownBy', scales, String)}
        {choice('maxFramerate', framerates, (value) => fill(words.fps, { value: value ?? 0 }))}
        {choice('degradationPreference', preferences, String)}
        {choice('scalabilityMode', modes, String)}
      </div>
      {refused !== null && <Notice tone="problem">{fill(words.refused, { message: refused })}</Notice>}
    </section>
  );
}
