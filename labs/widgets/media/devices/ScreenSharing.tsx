import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DeviceSession } from '#labs/drivers/devices/device-session.ts';
import {
  canShareScreen,
  contentHints,
  createScreenShare,
  type ContentHint,
} from '#labs/drivers/devices/screen-share.ts';
import { watchFarFigures } from '#labs/drivers/devices/watch-far-figures.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { MediaCall } from '#labs/drivers/media-lab/media-call.ts';
import type { DevicesMessages } from '#labs/messages/devices-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { FarFigures } from '#labs/model/devices/far-figures.ts';
import { LabButton } from '../../parts/LabButton.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { useIsNear } from '../../hooks/use-is-near.ts';
import type { Tracks } from './use-tracks.ts';

type Props = {
  call: MediaCall;
  session: DeviceSession;
  connections: Tracks['connections'];
  /** Whether there is a camera that is sent, or would be. */
  isSent: boolean;
  isOff: boolean;
  words: DevicesMessages;
};

/** A screen in place of the camera, there and back, and what the far side gets of it. */
export function ScreenSharing({ call, session, connections, isSent, isOff, words: { screen } }: Props) {
  const [, redraw] = useState(0);
  const share = useMemo(
    () => createScreenShare(call, session.openCamera, () => redraw((count) => count + 1)),
    [call, session],
  );
  const [hint, setHint] = useState<ContentHint>('');
  const [refused, setRefused] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const { shared, endedBy } = share.state();
  const start = async (which: 'screen' | 'synthetic') => {
    setRefused(null);
    setAsking(true);
    try {
      await share.start(which, hint);
    } catch (cause) {
      setRefused(errorFacts(cause).name);
    } finally {
      setAsking(false);
    }
  };
  const change = (next: ContentHint) => {
    setHint(next);
    // #region content-hint
    const track = call.track('video');
    if (track) track.contentHint = next;
    // #endregion
  };
  const isFree = !isOff && !isAsking && shared === null;
  return (
    <section class="lab-devices-part" aria-label={screen.title}>
      <h4>{screen.title}</h4>
      <p class="lab-quiet">{screen.explain}</p>
      {!canShareScreen() && <Notice tone="note">{screen.missing}</Notice>}
      <div class="lab-devices-buttons">
        {canShareScreen() && (
          <LabButton isOff={!isFree} onPress={() => void start('screen')}>
            {screen.start}
          </LabButton>
        )}
        <LabButton isOff={!isFree} onPress={() => void start('synthetic')}>
          {screen.startSynthetic}
        </LabButton>
        <LabButton isOff={isOff || shared === null} onPress={() => void share.stop()}>
          {screen.stop}
        </LabButton>
        <LabButton isOff={isOff || shared !== 'synthetic'} onPress={share.stopAsBrowser}>
          {screen.stopAsBrowser}
        </LabButton>
        <label class="lab-field">
          <code>{screen.hint}</code>
          <select
            value={hint}
            disabled={isOff}
            onChange={({ currentTarget }) => change(currentTarget.value as ContentHint)}
          >
            {contentHints.map((each) => (
              <option key={each} value={each}>
                {screen.hints[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="lab-devices-said">
        {shared !== null
          ? screen.sharing[shared]
          : endedBy
            ? screen.ended[endedBy]
            : isSent
              ? screen.camera
              : screen.nothing}
      </p>
      {refused !== null && <Notice tone="problem">{fill(screen.refused, { name: refused })}</Notice>}
      {connections ? <Figures connections={connections} words={screen} /> : <p class="lab-quiet">{screen.noCall}</p>}
    </section>
  );
}

type FiguresProps = { connections: NonNullable<Tracks['connections']>; words: DevicesMessages['screen'] };

function Figures({ connections, words }: FiguresProps) {
  const [figures, setFigures] = useState<FarFigures | null>(null);
  const place = useRef<HTMLDListElement>(null);
  const isNear = useIsNear(place);
  useEffect(() => {
    if (!isNear) return;
    const life = new AbortController();
    watchFarFigures(connections, setFigures, life.signal);
    return () => life.abort();
  }, [connections, isNear]);
  const { width = null, height = null, fps = null, limitation = null } = figures ?? {};
  return (
    <dl ref={place} class="lab-devices-facts" aria-label={words.figures}>
      <div data-figure="size">
        <dt>{words.size}</dt>
        <dd>{width === null || height === null ? words.unknown : fill(words.sizeValue, { width, height })}</dd>
      </div>
      <div data-figure="fps">
        <dt>{words.fps}</dt>
        <dd>{fps ?? words.unknown}</dd>
      </div>
      <div data-figure="limitation">
        <dt>
          <code>{words.limitation}</code>
        </dt>
        <dd>{limitation ?? words.unknown}</dd>
      </div>
    </dl>
  );
}
