import { useEffect, useRef, useState } from 'preact/hooks';
import { createLevelMeter } from '#labs/drivers/devices/measure-level.ts';
import type { DevicesMessages } from '#labs/messages/devices-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { LabButton } from '../../parts/LabButton.tsx';
import { useIsNear } from '../../hooks/use-is-near.ts';

type Props = {
  own: MediaStreamTrack | null;
  far: MediaStreamTrack | null;
  words: DevicesMessages['pictures'];
};

/** How loud it is, here and there. Listens only while it is wanted, and looked at. */
export function Levels({ own, far, words }: Props) {
  const [isOn, setOn] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const isNear = useIsNear(place);
  const meters = { own: useRef<HTMLMeterElement>(null), far: useRef<HTMLMeterElement>(null) };
  const tracks = useRef({ own, far });
  tracks.current = { own, far };
  const isSilent = !own && !far;
  useEffect(() => {
    if (isSilent) setOn(false);
  }, [isSilent]);
  useEffect(() => {
    if (!isOn) return;
    const life = new AbortController();
    const meter = createLevelMeter(life.signal);
    let frame = 0;
    const draw = () => {
      for (const side of ['own', 'far'] as const) {
        const { current } = meters[side];
        if (current) current.value = meter.read(tracks.current[side]);
      }
      frame = requestAnimationFrame(draw);
    };
    if (isNear) draw();
    return () => {
      cancelAnimationFrame(frame);
      life.abort();
    };
  }, [isOn, isNear]);
  return (
    <div ref={place} class="lab-devices-levels">
      <LabButton isOff={isSilent} isPressed={isOn} onPress={() => setOn(!isOn)}>
        {isOn ? words.stop : words.measure}
      </LabButton>
      {isOn &&
        (['own', 'far'] as const).map((side) => (
          <label key={side}>
            <span>{words[side]}</span>
            <meter ref={meters[side]} min={0} max={1} aria-label={fill(words.level, { name: words[side] })} />
          </label>
        ))}
    </div>
  );
}
