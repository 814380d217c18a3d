import { useEffect, useRef, useState } from 'preact/hooks';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { DevicesMessages } from '#labs/messages/devices-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { Device } from '#labs/model/devices/device.ts';
import { LabButton } from '../../parts/LabButton.tsx';

type Props = {
  speakers: readonly Device[];
  farAudio: MediaStreamTrack | null;
  isOff: boolean;
  words: DevicesMessages['speaker'];
};

/** Where the sound of the far side comes out. The element is ours, and silent until somebody wants to hear it. */
export function SpeakerChoice({ speakers, farAudio, isOff, words }: Props) {
  const audio = useRef<HTMLAudioElement>(null);
  const [isHeard, setHeard] = useState(false);
  const [chosen, setChosen] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const canChoose = 'setSinkId' in HTMLMediaElement.prototype;
  useEffect(() => {
    if (!audio.current) return;
    audio.current.srcObject = farAudio ? new MediaStream([farAudio]) : null;
    // What cannot play by itself plays after the next press.
    void audio.current.play().catch(() => {});
  }, [farAudio]);
  const choose = async (id: string) => {
    try {
      // #region choose-speaker
      await audio.current?.setSinkId(id);
      // #endregion
      setChosen(id);
      setRefused(null);
    } catch (cause) {
      setRefused(errorFacts(cause).name);
    }
  };
  const hear = () => {
    setHeard(!isHeard);
    if (!isHeard) void audio.current?.play().catch((cause: unknown) => setRefused(errorFacts(cause).name));
  };
  return (
    <div class="lab-devices-speaker">
      {canChoose ? (
        <label class="lab-field">
          <span>{words.label}</span>
          <select value={chosen} disabled={isOff} onChange={({ currentTarget }) => void choose(currentTarget.value)}>
            <option value="">{words.system}</option>
            {speakers
              .filter(({ id }) => id !== '')
              .map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
          </select>
        </label>
      ) : (
        <p class="lab-quiet">{words.missing}</p>
      )}
      <audio ref={audio} muted={!isHeard} />
      {farAudio && (
        <LabButton isOff={isOff} isPressed={isHeard} onPress={hear}>
          {isHeard ? words.hush : words.hear}
        </LabButton>
      )}
      {farAudio && <small class="lab-quiet">{words.headphones}</small>}
      {refused !== null && <small role="alert">{fill(words.refused, { name: refused })}</small>}
    </div>
  );
}
