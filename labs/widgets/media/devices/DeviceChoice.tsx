import type { DeviceSession, DeviceState } from '#labs/drivers/devices/device-session.ts';
import type { Switched } from '#labs/drivers/devices/measure-switch.ts';
import type { DevicesMessages } from '#labs/messages/devices-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { devicesOf, type InputKind } from '#labs/model/devices/device.ts';
import { LabButton } from '../../parts/LabButton.tsx';
import { SpeakerChoice } from './SpeakerChoice.tsx';

type Props = {
  session: DeviceSession;
  state: DeviceState;
  farAudio: MediaStreamTrack | null;
  isOff: boolean;
  words: DevicesMessages;
};

/** Camera, microphone and speaker; and what the last switch of the camera did. */
export function DeviceChoice({ session, state, farAudio, isOff, words }: Props) {
  const { choose } = words;
  const select = (kind: InputKind) => {
    const sent = state.sent[kind];
    return (
      <label class="lab-field">
        <span>{words.kinds[kind]}</span>
        <select
          value={sent ?? 'lab'}
          disabled={isOff}
          onChange={({ currentTarget }) => void session.choose(kind, currentTarget.value)}
        >
          {sent === null && (
            <option value="lab" disabled>
              {choose.of}
            </option>
          )}
          {devicesOf(state.devices, kind).map(({ id, label }, index) => (
            <option key={`${id}-${index}`} value={id}>
              {label || choose.unnamed}
            </option>
          ))}
        </select>
      </label>
    );
  };
  return (
    <section class="lab-devices-part" aria-label={choose.title}>
      <h4>{choose.title}</h4>
      <p class="lab-quiet">{choose.explain}</p>
      <div class="lab-devices-fields">
        {select('videoinput')}
        {select('audioinput')}
        <SpeakerChoice
          speakers={devicesOf(state.devices, 'audiooutput')}
          farAudio={farAudio}
          isOff={isOff}
          words={words.speaker}
        />
      </div>
      <div class="lab-devices-buttons">
        <LabButton isOff={isOff} onPress={() => void session.nextCamera()}>
          {choose.next}
        </LabButton>
        {state.isBusy && <span class="lab-quiet">{choose.switching}</span>}
      </div>
      {state.switched && <SwitchFacts switched={state.switched} words={choose} />}
    </section>
  );
}

function SwitchFacts({ switched, words }: { switched: Switched; words: DevicesMessages['choose'] }) {
  const { before, after, negotiations, gap, isWatched } = switched;
  return (
    <dl class="lab-devices-facts" aria-label={words.switched}>
      <div>
        <dt>{words.before}</dt>
        <dd>
          <code>{before ?? words.nothing}</code>
        </dd>
      </div>
      <div>
        <dt>{words.after}</dt>
        <dd>
          <code>{after ?? words.nothing}</code>
        </dd>
      </div>
      <div>
        <dt>{words.negotiations}</dt>
        <dd>{negotiations === 0 ? words.noNegotiation : negotiations}</dd>
      </div>
      <div>
        <dt>{words.gap}</dt>
        <dd>
          {gap === null
            ? isWatched
              ? words.noGap
              : words.noCall
            : fill(words.gapValue, { longest: Math.round(gap.longest), usual: Math.round(gap.usual) })}
        </dd>
      </div>
    </dl>
  );
}
