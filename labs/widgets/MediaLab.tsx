import { useCallback, useRef, useState } from 'preact/hooks';
import { createMediaSession } from '#labs/drivers/media-lab/media-session.ts';
import type { Shown } from '#labs/drivers/media-lab/media-run.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { DevicesMessages } from '#labs/messages/devices-en.ts';
import type { Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { MediaMessages } from '#labs/messages/media-en.ts';
import { noMutes, stepMutes } from '#labs/model/media/mute-table.ts';
import { mediaKinds, muteWays } from '#labs/model/media/mute-ways.ts';
import { noInterface, stepInterface } from '#labs/model/views/interface-states.ts';
import { peers, type MachineId, type PeerId } from '#labs/model/vocabulary.ts';
import { useCharts, type ChartSlots } from './hooks/use-charts.ts';
import { useFrameState } from './hooks/use-frame-store.ts';
import { useHasWebRtc } from './hooks/use-has-web-rtc.ts';
import { useIsNear } from './hooks/use-is-near.ts';
import { useLabAddress } from './hooks/use-lab-address.ts';
import { useLazy } from './hooks/use-lazy.ts';
import { useMoment } from './hooks/use-moment.ts';
import { useRegisteredLab } from './hooks/use-registered-lab.ts';
import { useReplay } from './hooks/use-replay.ts';
import { useSession } from './hooks/use-session.ts';
import { emptySource, useFold } from './hooks/use-trace.ts';
import { LabFrame } from './LabFrame.tsx';
import { looks } from './looks.ts';
import { MediaObjects } from './media/MediaObjects.tsx';
import { MuteWays } from './media/MuteWays.tsx';
import { LabButton } from './parts/LabButton.tsx';
import { Notice } from './parts/Notice.tsx';
import { PeerColumn } from './parts/PeerColumn.tsx';
import { Video } from './parts/Video.tsx';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common'> & { media: MediaMessages; devices: DevicesMessages };
} & ChartSlots;

const name = 'media';
const noMachines: readonly MachineId[] = [];
const machines: readonly MachineId[] = ['signaling', 'connection'];
type Streams = Readonly<Record<Shown, MediaStream | null>>;
const noStreams: Streams = { local: null, remote: null, second: null };
const noneYet: Readonly<Record<PeerId, Streams>> = { alice: noStreams, bob: noStreams };
const loadMistake = () => import('./media/MuteMistake.tsx');
const loadDevices = () => import('./media/DevicesPanel.tsx');

/** Streams, tracks, senders and transceivers of a call as they are, and six ways to mute seen from the far side. */
export default function MediaLab({ lang, messages: { common: m, media: words, devices }, ...slots }: Props) {
  const [streams, setStreams] = useFrameState(noneYet);
  const [problem, setProblem] = useState<unknown>(null);
  const [isTrying, setTrying] = useState(false);
  const [hasSecond, setSecond] = useState(false);
  const create = useCallback((signal: AbortSignal) => {
    const screen = (peer: PeerId, which: Shown, stream: MediaStream | null) =>
      setStreams((before) => ({ ...before, [peer]: { ...before[peer], [which]: stream } }));
    const own = looks(m);
    const other = { name: `${m.peers.alice}, ${words.otherCamera}`, colour: '#d6a8ff', pitch: 277 };
    return createMediaSession({ looks: own, other, screen, signal });
  }, []);
  const session = useSession(create);
  const live = session?.store ?? emptySource;
  const replay = useReplay(live);
  const moment = useMoment(replay.source);
  const address = useLabAddress(name, () => false);
  const charts = useCharts(slots);
  const now = useFold(live, stepInterface, noInterface).alice;
  const shown = useFold(moment.source, stepInterface, noInterface).alice;
  const mutes = useFold(moment.source, stepMutes, noMutes);
  const place = useRef<HTMLDivElement>(null);
  const isNear = useIsNear(place);
  const wasNear = useRef(false);
  wasNear.current ||= isNear;
  const mistake = useLazy(wasNear.current ? loadMistake : null);
  const panel = useLazy(wasNear.current ? loadDevices : null);

  const attempt = async (doing: (() => Promise<void>) | undefined) => {
    moment.go(null);
    setProblem(null);
    await doing?.().catch(setProblem);
  };
  const connect = () => {
    setSecond(false);
    return attempt(session?.connect);
  };
  const tryAll = async () => {
    setTrying(true);
    await attempt(session?.tryAll);
    setTrying(false);
  };
  const toggleSecond = async () => {
    await attempt(() => session?.setSecondCamera(!hasSecond) ?? Promise.resolve());
    setSecond(session?.hasSecondCamera() ?? false);
  };
  const end = (how: (() => void) | undefined) => {
    setProblem(null);
    setSecond(false);
    how?.();
  };
  useRegisteredLab(name, session, ({ connect, switchCamera }) => ({ run: connect, step: switchCamera }));

  const isReplaying = replay.trace !== null;
  const isReady = useHasWebRtc() && session !== undefined && !isReplaying;
  const isFresh = now === 'idle' || now === 'ended';
  const isUp = isReady && !isFresh && now !== 'connecting';
  const isFree = isUp && !isTrying;
  return (
    <LabFrame
      name={name}
      title={words.title}
      lang={lang}
      m={m}
      replay={replay}
      moment={moment}
      address={address}
      machines={machines}
      keys={isReplaying ? {} : { reset: () => end(session?.reset) }}
      controls={
        <>
          <LabButton isMain={isFresh} isOff={!isReady || now === 'connecting'} onPress={() => void connect()}>
            {isFresh ? words.connect : words.connectAgain}
          </LabButton>
          <LabButton isOff={!isFree} onPress={() => void attempt(session?.switchCamera)}>
            {words.switchCamera}
          </LabButton>
          <LabButton isOff={!isFree} onPress={() => void toggleSecond()}>
            {hasSecond ? words.removeCamera : words.addCamera}
          </LabButton>
          <LabButton isOff={!isReady || isFresh} onPress={() => end(session?.hangUp)}>
            {words.hangUp}
          </LabButton>
          <LabButton isOff={!isReady} aria-keyshortcuts="R" onPress={() => end(session?.reset)}>
            {words.reset}
          </LabButton>
        </>
      }
      status={
        <>
          <p>{sentence()}</p>
          {problem !== null && <Notice tone="problem">{fill(words.status.wentWrong, errorFacts(problem))}</Notice>}
        </>
      }
    >
      {peers.map((peer) => (
        <PeerColumn
          key={peer}
          peer={peer}
          source={moment.source}
          streams={isReplaying ? noStreams : streams[peer]}
          charts={charts}
          machines={noMachines}
          m={m}
        >
          {peer === 'bob' && streams.bob.second && !isReplaying ? (
            <div class="lab-media-second">
              <Video which="remote" label={words.secondPicture} empty="" stream={streams.bob.second} />
            </div>
          ) : (
            <></>
          )}
        </PeerColumn>
      ))}
      <div class="lab-whole">
        <MuteWays
          live={live}
          source={moment.source}
          lang={lang}
          isOff={!isFree}
          onMute={(way, kinds) => void attempt(() => session?.mute(way, kinds) ?? Promise.resolve())}
          onBack={() => void attempt(session?.unmute)}
          onTryAll={() => void tryAll()}
          words={words}
        />
      </div>
      <div class="lab-whole">
        <MediaObjects source={moment.source} m={m} words={words} />
      </div>
      <div class="lab-whole lab-media-later">
        <div ref={place} />
        {mistake.value && (
          <mistake.value.MuteMistake
            source={moment.source}
            isOff={!isFree}
            isIdle={isFresh && !isReplaying}
            onPress={(isEnabled) => void attempt(() => session?.mistake.press(isEnabled) ?? Promise.resolve())}
            onSwitch={() => void attempt(session?.mistake.switchCamera)}
            onCure={(how) => void attempt(() => session?.mistake.cure(how) ?? Promise.resolve())}
            words={words.mistake}
          />
        )}
        {panel.value && (
          <panel.value.DevicesPanel
            call={session?.call ?? null}
            words={devices}
            m={m}
            lang={lang}
            isOff={!isReady || isTrying}
          />
        )}
        {(mistake.hasFailed || panel.hasFailed) && (
          <Notice
            tone="problem"
            action={{
              label: words.mistake.again,
              run: () => {
                mistake.again();
                panel.again();
              },
            }}
          >
            {words.mistake.notFetched}
          </Notice>
        )}
      </div>
      {/* Below, so that who mutes sees the pictures. */}
      {peers.map((peer) => (
        <PeerColumn
          key={peer}
          peer={peer}
          role={words.states}
          source={moment.source}
          charts={charts}
          machines={machines}
          m={m}
        >
          <></>
        </PeerColumn>
      ))}
    </LabFrame>
  );

  function sentence(): string {
    const { status, mute } = words;
    if (shown === 'idle') return status.ready;
    if (shown === 'ended') return status.ended;
    if (shown === 'connecting') return status.connecting;
    const muted = mediaKinds.filter((kind) => mutes[kind].phase === 'during');
    const [kind] = muted;
    const way = mutes.video.way ?? mutes.audio.way;
    if (isTrying && way)
      return fill(status.trying, { number: muteWays.indexOf(way) + 1, count: muteWays.length, way: mute.ways[way] });
    if (!kind) return status.connected;
    const what = muted.map((each) => `${words.kinds[each]}, ${mute.ways[mutes[each].way ?? 'enabled']}`).join('; ');
    return fill(status.muted, { what });
  }
}
