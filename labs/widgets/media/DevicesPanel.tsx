import { useEffect, useMemo, useState } from 'preact/hooks';
import { createDeviceSession, type DeviceSession, type DeviceState } from '#labs/drivers/devices/device-session.ts';
import type { MediaCall } from '#labs/drivers/media-lab/media-call.ts';
import type { DevicesMessages } from '#labs/messages/devices-en.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { useStore } from '../hooks/use-store.ts';
import { LabButton } from '../parts/LabButton.tsx';
import { Notice } from '../parts/Notice.tsx';
import { OnNetworkLink } from '../parts/OnNetworkLink.tsx';
import { ConstraintForm } from './devices/ConstraintForm.tsx';
import { DeviceChoice } from './devices/DeviceChoice.tsx';
import { DeviceList } from './devices/DeviceList.tsx';
import { ErrorTrials } from './devices/ErrorTrials.tsx';
import { Pictures } from './devices/Pictures.tsx';
import { RefusalView } from './devices/RefusalView.tsx';
import { ScreenSharing } from './devices/ScreenSharing.tsx';
import { useTracks } from './devices/use-tracks.ts';

type Props = {
  call: MediaCall | null;
  words: DevicesMessages;
  m: CommonMessages;
  lang: string;
  isOff: boolean;
};

/** Where what is sent comes from: devices and screens, chosen, changed, lost and refused. */
export function DevicesPanel({ call, words, m, lang, isOff }: Props) {
  const [session, setSession] = useState<DeviceSession | null>(null);
  const [isInsecure, setInsecure] = useState(false);
  useEffect(() => setInsecure(!isSecureContext), []);
  useEffect(() => setSession(call && createDeviceSession(call, words.names)), [call]);
  return (
    <section class="lab-devices" aria-label={words.title} lang={lang}>
      <h3>{words.title}</h3>
      <p class="lab-quiet">{words.intro}</p>
      {isInsecure && (
        <Notice tone="problem">
          {words.insecure} <OnNetworkLink m={m} />
        </Notice>
      )}
      {call && session && <Panel call={call} session={session} words={words} isOff={isOff} />}
    </section>
  );
}

type PanelProps = { call: MediaCall; session: DeviceSession; words: DevicesMessages; isOff: boolean };

function Panel({ call, session, words, isOff }: PanelProps) {
  const state = useStore(session.subscribe, session.get);
  const tracks = useTracks(call);
  const isReady = !isOff && !state.isBusy;
  const ownStream = useMemo(() => streamOf(tracks.video), [tracks.video]);
  const farStream = useMemo(() => streamOf(tracks.farVideo), [tracks.farVideo]);
  return (
    <>
      <div class="lab-devices-buttons">
        <LabButton isMain={state.kept === null} isOff={!isReady} onPress={() => void session.openBoth(false)}>
          {words.open.both}
        </LabButton>
        <LabButton isOff={!isReady} onPress={() => void session.openBoth(true)}>
          {words.open.broken}
        </LabButton>
      </div>
      {state.isPromptOpen && <Notice tone="note">{words.prompt}</Notice>}
      {state.kept && <p class="lab-devices-said">{openedSentence(state, words.open)}</p>}
      {state.refusals.length > 0 && (
        <div class="lab-devices-refusals">
          {state.refusals.map((refusal, index) => (
            <RefusalView key={index} refusal={refusal} isAllowedByPolicy words={words} />
          ))}
        </div>
      )}
      <Pictures own={ownStream} far={farStream} tracks={tracks} words={words} />
      <DeviceChoice session={session} state={state} farAudio={tracks.farAudio} isOff={!isReady} words={words} />
      <DeviceList session={session} state={state} isOff={!isReady} words={words} />
      <ScreenSharing
        call={call}
        session={session}
        connections={tracks.connections}
        isSent={tracks.video !== null}
        isOff={!isReady}
        words={words}
      />
      <ConstraintForm tracks={tracks} isOff={!isReady} words={words.constraints} />
      <ErrorTrials call={call} isOff={!isReady} words={words} />
    </>
  );
}

function streamOf(track: MediaStreamTrack | null): MediaStream | null {
  return track ? new MediaStream([track]) : null;
}

function openedSentence({ kept }: DeviceState, words: DevicesMessages['open']): string {
  const [hasCamera, hasMicrophone] = [kept?.includes('videoinput'), kept?.includes('audioinput')];
  if (hasCamera && hasMicrophone) return words.all;
  if (hasCamera) return words.onlyCamera;
  return hasMicrophone ? words.onlyMicrophone : words.none;
}
