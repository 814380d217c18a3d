import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { createConnectionSession, type ConnectionSession } from '#labs/drivers/connection-session.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { StatsMessages } from '#labs/messages/stats-en.ts';
import { LabError } from '#labs/model/errors.ts';
import type { NetworkPath } from '#labs/model/network/path.ts';
import { noInterface, stepInterface } from '#labs/model/views/interface-states.ts';
import { noTurnLinks, stepTurnLinks } from '#labs/model/views/turn-links.ts';
import { peers, type MachineId, type PeerId } from '#labs/model/vocabulary.ts';
import { useCharts, type ChartSlots } from './hooks/use-charts.ts';
import { useFrameState } from './hooks/use-frame-store.ts';
import { useHasWebRtc } from './hooks/use-has-web-rtc.ts';
import { useLabAddress } from './hooks/use-lab-address.ts';
import { useMoment } from './hooks/use-moment.ts';
import { useNetwork } from './hooks/use-network.ts';
import { useRegisteredLab } from './hooks/use-registered-lab.ts';
import { useReplay } from './hooks/use-replay.ts';
import { useSession } from './hooks/use-session.ts';
import { emptySource, useFold } from './hooks/use-trace.ts';
import { LabFrame } from './LabFrame.tsx';
import { looks } from './looks.ts';
import { LabButton } from './parts/LabButton.tsx';
import { NetworkControls } from './parts/NetworkControls.tsx';
import { Notice } from './parts/Notice.tsx';
import { PathChoice } from './parts/PathChoice.tsx';
import { PeerColumn, type Streams } from './parts/PeerColumn.tsx';
import { ReportTree } from './stats/ReportTree.tsx';
import { StatsGraphs } from './stats/StatsGraphs.tsx';
import { Verdicts } from './stats/Verdicts.tsx';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common' | 'network'> & { stats: StatsMessages };
} & ChartSlots;

const name = 'stats';
const machines: readonly MachineId[] = ['connection'];
const noStreams: Streams = { local: null, remote: null };
const noneYet: Readonly<Record<PeerId, Streams>> = { alice: noStreams, bob: noStreams };
type Rate = keyof StatsMessages['rates'];

/** A call whose statistics are read, drawn and judged, over a network that can be made worse. */
export default function StatsLab({ lang, messages: { common: m, network: n, stats: words }, ...slots }: Props) {
  const [streams, setStreams] = useFrameState(noneYet);
  const [rate, setRate] = useState<Rate>(1000);
  const interval = useRef<number>(rate);
  const create = useCallback((signal: AbortSignal): ConnectionSession => {
    const screen = (peer: PeerId, which: 'local' | 'remote', stream: MediaStream | null) =>
      setStreams((before) => ({ ...before, [peer]: { ...before[peer], [which]: stream } }));
    const sampling = { intervalMs: () => interval.current, keepsAll: true };
    const { alice, bob } = looks(m);
    // A picture that is easy to encode would fit through any network.
    const busy = { alice: { ...alice, isBusy: true }, bob: { ...bob, isBusy: true } };
    return createConnectionSession({ looks: busy, screen, signal, sampling });
  }, []);
  const session = useSession(create);
  const live = session?.store ?? emptySource;
  const replay = useReplay(live);
  const moment = useMoment(replay.source);
  const address = useLabAddress(name, () => false);
  const path = address.address.path ?? 'relay';
  useEffect(() => session?.setPath(path), [session, path]);
  const network = useNetwork(address, session?.setImpairment);
  const now = useFold(live, stepInterface, noInterface).alice;
  const shown = useFold(moment.source, stepInterface, noInterface).alice;
  const link = useFold(live, stepTurnLinks, noTurnLinks).alice;
  const [problem, setProblem] = useState<unknown>(null);

  const connect = async () => {
    moment.go(null);
    setProblem(null);
    await session?.connect().catch(setProblem);
  };
  const reset = () => {
    setProblem(null);
    session?.reset();
  };
  useRegisteredLab(name, session, ({ connect }) => ({ run: connect, step: connect }));

  const isReplaying = replay.trace !== null;
  const isReady = useHasWebRtc() && session !== undefined && !isReplaying;
  const isFresh = now === 'idle' || now === 'ended';
  const choosePath = (next: NetworkPath) => address.change({ path: next === 'relay' ? null : next });
  const charts = useCharts(slots);
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
          <LabButton isMain={isFresh} isOff={!isReady || now === 'connecting'} onPress={() => void connect()}>
            {isFresh ? words.connect : words.connectAgain}
          </LabButton>
          <LabButton isOff={!isReady || isFresh} onPress={() => session?.hangUp()}>
            {words.hangUp}
          </LabButton>
          <LabButton isOff={!isReady} aria-keyshortcuts="R" onPress={reset}>
            {words.reset}
          </LabButton>
          <PathChoice value={path} isOff={!isFresh} onChange={choosePath} words={n} />
          <label class="lab-field">
            <span>{words.rate}</span>
            <select
              value={String(rate)}
              onChange={({ currentTarget }) => {
                interval.current = Number(currentTarget.value);
                setRate(interval.current as Rate);
              }}
            >
              {Object.entries(words.rates).map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          </label>
        </>
      }
      status={
        <>
          <p>{sentence()}</p>
          {problem !== null && (
            <Notice
              tone="problem"
              action={isTurnProblem(problem) ? { label: words.useDirect, run: () => choosePath('direct') } : undefined}
            >
              {sentenceOf(problem)}
            </Notice>
          )}
        </>
      }
    >
      {path === 'relay' && !isReplaying && (
        <div class="lab-whole">
          <NetworkControls
            peer="alice"
            peerName={m.peers.alice}
            value={network.value}
            onChange={network.set}
            state={link === 'others' ? 'not-ours' : link === 'ours' ? 'live' : 'idle'}
            words={n}
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
        />
      ))}
      <div class="lab-whole lab-stats">
        <Verdicts source={moment.source} names={m.peers} words={words.quality} />
        <StatsGraphs moment={moment} names={m.peers} words={words.graphs} />
        <ReportTree source={moment.source} names={m.peers} words={words.reports} />
      </div>
    </LabFrame>
  );

  function sentence(): string {
    const { status } = words;
    switch (shown) {
      case 'idle':
        return status.ready;
      case 'unstable':
        return status.unstable;
      case 'lost':
        return status.lost;
      case 'ended':
        return status.ended;
      case 'connected':
        return status.connected;
      default:
        return status.connecting;
    }
  }

  function sentenceOf(cause: unknown): string {
    if (cause instanceof LabError) return fill(m.errors[cause.code], cause.details);
    return fill(words.status.wentWrong, errorFacts(cause));
  }
}

function isTurnProblem(cause: unknown): boolean {
  return cause instanceof LabError && cause.code.startsWith('turn/');
}
