import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import {
  capabilitiesOf,
  createCodecSession,
  type MediaKind,
  type Preferences,
  type SenderSettings,
} from '#labs/drivers/codecs/codec-session.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { CodecMessages } from '#labs/messages/codecs-en.ts';
import type { Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { StatsMessages } from '#labs/messages/stats-en.ts';
import { groupCodecs } from '#labs/model/codecs/preference.ts';
import { noInterface, stepInterface } from '#labs/model/views/interface-states.ts';
import { peers, type MachineId, type PeerId } from '#labs/model/vocabulary.ts';
import { Negotiated } from './codecs/Negotiated.tsx';
import { mediaKinds, PreferenceLists } from './codecs/PreferenceLists.tsx';
import { SenderControls } from './codecs/SenderControls.tsx';
import { useCharts, type ChartSlots } from './hooks/use-charts.ts';
import { useFrameState } from './hooks/use-frame-store.ts';
import { useIsNear } from './hooks/use-is-near.ts';
import { useLazy } from './hooks/use-lazy.ts';
import { useHasWebRtc } from './hooks/use-has-web-rtc.ts';
import { useLabAddress } from './hooks/use-lab-address.ts';
import { useMoment } from './hooks/use-moment.ts';
import { useReplay } from './hooks/use-replay.ts';
import { useSession } from './hooks/use-session.ts';
import { emptySource, useFold } from './hooks/use-trace.ts';
import { LabFrame } from './LabFrame.tsx';
import { looks } from './looks.ts';
import { LabButton } from './parts/LabButton.tsx';
import { Notice } from './parts/Notice.tsx';
import { PeerColumn, type Streams } from './parts/PeerColumn.tsx';
import { registerLab } from './registry.ts';
import { StatsGraphs } from './stats/StatsGraphs.tsx';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common'> & { stats: StatsMessages; codecs: CodecMessages };
} & ChartSlots;

const name = 'codecs';
const machines: readonly MachineId[] = ['connection'];
const noStreams: Streams = { local: null, remote: null };
const noneYet: Readonly<Record<PeerId, Streams>> = { alice: noStreams, bob: noStreams };
const asTheBrowserLikes: SenderSettings = {
  maxBitrate: null,
  scaleResolutionDownBy: 1,
  maxFramerate: null,
  degradationPreference: 'balanced',
  scalabilityMode: null,
};
const loadExperiments = () => import('./codecs/Experiments.tsx');
const none: Preferences = { video: [], audio: [] };

/** Codecs chosen, negotiated, told what to do, and measured against each other. */
export default function CodecLab({ lang, messages: { common: m, stats, codecs: words }, ...slots }: Props) {
  const [streams, setStreams] = useFrameState(noneYet);
  const [orders, setOrders] = useState<Preferences>(none);
  const [left, setLeft] = useState<Preferences>(none);
  const [settings, setSettings] = useState(asTheBrowserLikes);
  const [problem, setProblem] = useState<unknown>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [isMeasuring, setMeasuring] = useState(false);
  const create = useCallback((signal: AbortSignal) => {
    const screen = (peer: PeerId, which: 'local' | 'remote', stream: MediaStream | null) =>
      setStreams((before) => ({ ...before, [peer]: { ...before[peer], [which]: stream } }));
    const { alice, bob } = looks(m);
    return createCodecSession({ alice: { ...alice, isBusy: true }, bob }, screen, signal);
  }, []);
  const session = useSession(create);
  useEffect(() => {
    const namesOf = (kind: MediaKind) =>
      groupCodecs(capabilitiesOf(kind)).flatMap((group) => (group.isHelper ? [] : [group.name]));
    setOrders({ video: namesOf('video'), audio: namesOf('audio') });
  }, []);
  const live = session?.store ?? emptySource;
  const replay = useReplay(live);
  const moment = useMoment(replay.source);
  const address = useLabAddress(name, () => false);
  const now = useFold(live, stepInterface, noInterface).alice;
  const shown = useFold(moment.source, stepInterface, noInterface).alice;
  const charts = useCharts(slots);
  const place = useRef<HTMLDivElement>(null);
  const isNear = useIsNear(place);
  const wasNear = useRef(false);
  wasNear.current ||= isNear;
  const experiments = useLazy(wasNear.current ? loadExperiments : null);

  const offered = (kind: MediaKind) => orders[kind].filter((codec) => !left[kind].includes(codec));
  const preferences: Preferences = { video: offered('video'), audio: offered('audio') };
  const isPossible = mediaKinds.every((kind) => preferences[kind].length > 0);
  const connect = async () => {
    moment.go(null);
    setProblem(null);
    setRefused(null);
    try {
      const refusal = await session?.connect(preferences, settings);
      if (!refusal) return;
      // Only layers depend on the codec; the rest is told once more without them.
      setRefused(errorFacts(refusal).message);
      const possible = { ...settings, scalabilityMode: null };
      setSettings(possible);
      await session?.set(possible);
    } catch (cause) {
      setProblem(cause);
    }
  };
  const reset = () => {
    setProblem(null);
    setRefused(null);
    session?.reset();
  };
  const change = async (next: SenderSettings) => {
    setSettings(next);
    setRefused(null);
    try {
      await session?.set(next);
    } catch (cause) {
      setRefused(errorFacts(cause).message);
      setSettings(settings);
    }
  };
  useEffect(() => {
    if (!session || orders.video.length === 0) return;
    return registerLab({
      name,
      source: session.store,
      isPaused: () => false,
      run: connect,
      step: connect,
      reset: session.reset,
      hangUp: session.hangUp,
    });
  }, [session, orders, left, settings]);

  const isReplaying = replay.trace !== null;
  const isReady = useHasWebRtc() && session !== undefined && !isReplaying;
  const isFresh = now === 'idle' || now === 'ended';
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
      switchable
      keys={isReplaying ? {} : { reset }}
      controls={
        <>
          <LabButton
            isMain={isFresh}
            isOff={!isReady || !isPossible || isMeasuring || now === 'connecting'}
            onPress={() => void connect()}
          >
            {isFresh ? words.connect : words.connectAgain}
          </LabButton>
          <LabButton isOff={!isReady || isFresh} onPress={() => session?.hangUp()}>
            {words.hangUp}
          </LabButton>
          <LabButton isOff={!isReady} aria-keyshortcuts="R" onPress={reset}>
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
      {!isReplaying && (
        <div class="lab-whole">
          <PreferenceLists
            preferences={preferences}
            orders={orders}
            onOrder={(kind, names) => setOrders((before) => ({ ...before, [kind]: names }))}
            onOffer={(kind, codec, isOffered) =>
              setLeft((before) => ({
                ...before,
                [kind]: isOffered ? before[kind].filter((each) => each !== codec) : [...before[kind], codec],
              }))
            }
            words={words}
          />
          {orders.video.length > 0 && !isPossible && <Notice tone="problem">{words.preference.none}</Notice>}
        </div>
      )}
      <div class="lab-whole">
        <Negotiated source={moment.source} isLive={!isReplaying} words={words} />
      </div>
      {!isReplaying && (
        <div class="lab-whole">
          <SenderControls
            settings={settings}
            onChange={(next) => void change(next)}
            refused={refused}
            words={words.sender}
          />
        </div>
      )}
      {peers.map((peer) => (
        <PeerColumn
          key={peer}
          peer={peer}
          source={moment.source}
          streams={isReplaying ? noStreams : streams[peer]}
          charts={charts}
          machines={machines}
          m={m}
        >
          <></>
        </PeerColumn>
      ))}
      <div class="lab-whole lab-stats">
        <StatsGraphs moment={moment} names={m.peers} words={stats.graphs} />
        <div hidden={isReplaying}>
          <div ref={place} />
          {experiments.value && (
            <experiments.value.Experiments
              lang={lang}
              isReady={isReady}
              onMeasuring={(next) => {
                if (next) session?.hangUp();
                setMeasuring(next);
              }}
              words={words}
            />
          )}
          {experiments.hasFailed && (
            <Notice tone="problem" action={{ label: stats.graphs.again, run: experiments.again }}>
              {words.experiment.notFetched}
            </Notice>
          )}
        </div>
      </div>
    </LabFrame>
  );

  function sentence(): string {
    const { status } = words;
    if (shown === 'idle') return status.ready;
    if (shown === 'ended') return status.ended;
    return shown === 'connecting' ? status.connecting : status.connected;
  }
}
