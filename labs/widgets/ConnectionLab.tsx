import { useCallback, useEffect, useState } from 'preact/hooks';
import { createConnectionSession, type ConnectionSession } from '#labs/drivers/connection-session.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { ConnectionMessages } from '#labs/messages/connection-en.ts';
import type { Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { LabError } from '#labs/model/errors.ts';
import type { NetworkPath } from '#labs/model/network/path.ts';
import { noInterface, stepInterface } from '#labs/model/views/interface-states.ts';
import type { RestartWay } from '#labs/model/views/restarts.ts';
import { noOutage, stepOutage } from '#labs/model/views/outage.ts';
import { noTurnLinks, stepTurnLinks } from '#labs/model/views/turn-links.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
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
import { ConnectionStatus } from './parts/ConnectionStatus.tsx';
import { InterfaceMock } from './parts/InterfaceMock.tsx';
import { LabButton } from './parts/LabButton.tsx';
import { NetworkControls } from './parts/NetworkControls.tsx';
import { Notice } from './parts/Notice.tsx';
import { PathChoice } from './parts/PathChoice.tsx';
import { PeerColumn, type Streams } from './parts/PeerColumn.tsx';
import { RestartTable } from './parts/RestartTable.tsx';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common' | 'network'> & { connection: ConnectionMessages };
} & ChartSlots;

const name = 'connection';
const noStreams: Streams = { local: null, remote: null };
const noneYet: Readonly<Record<PeerId, Streams>> = { alice: noStreams, bob: noStreams };

/** A call whose way can be cut, left cut, mended and renewed, and what an application should say meanwhile. */
export default function ConnectionLab({
  lang,
  messages: { common: m, network: n, connection: words },
  ...slots
}: Props) {
  const [streams, setStreams] = useFrameState(noneYet);
  const create = useCallback((signal: AbortSignal): ConnectionSession => {
    const screen = (peer: PeerId, which: 'local' | 'remote', stream: MediaStream | null) =>
      setStreams((before) => ({ ...before, [peer]: { ...before[peer], [which]: stream } }));
    return createConnectionSession({ looks: looks(m), screen, signal });
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
  const { isServerGone } = useFold(live, stepOutage, noOutage);
  const link = useFold(live, stepTurnLinks, noTurnLinks).alice;
  const [problem, setProblem] = useState<unknown>(null);

  const attempt = async (doing: (() => Promise<void>) | undefined) => {
    moment.go(null);
    setProblem(null);
    await doing?.().catch(setProblem);
  };
  const connect = () => attempt(session?.connect);
  const restart = (way: RestartWay) => attempt(() => session?.restart(way) ?? Promise.resolve());
  const reset = () => {
    setProblem(null);
    session?.reset();
  };
  useRegisteredLab(name, session, ({ connect, restart }) => ({ run: connect, step: () => restart('method') }));

  const isReplaying = replay.trace !== null;
  const isReady = useHasWebRtc() && session !== undefined && !isReplaying;
  const isUp = isReady && now !== 'idle' && now !== 'ended' && now !== 'connecting';
  // Without the server no restart finds a way: its links, and their credentials, are gone for good.
  const isRestartable = isUp && !isServerGone;
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
      switchable
      keys={isReplaying ? {} : { reset }}
      controls={
        <>
          <LabButton
            isMain={isFresh || isServerGone}
            isOff={!isReady || now === 'connecting'}
            onPress={() => void connect()}
          >
            {isFresh ? words.connect : words.connectAgain}
          </LabButton>
          <LabButton isOff={!isRestartable} onPress={() => void restart('method')}>
            {words.restartMethod}
          </LabButton>
          <LabButton isOff={!isRestartable} onPress={() => void restart('option')}>
            {words.restartOption}
          </LabButton>
          <LabButton isOff={!isReady || isFresh} onPress={() => session?.hangUp()}>
            {words.hangUp}
          </LabButton>
          <LabButton isOff={!isReady} aria-keyshortcuts="R" onPress={reset}>
            {words.reset}
          </LabButton>
          <PathChoice value={path} isOff={!isFresh} onChange={choosePath} words={n} />
        </>
      }
      status={
        <>
          <ConnectionStatus moment={moment} words={words.status} />
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
          m={m}
        >
          <InterfaceMock
            peer={peer}
            source={moment.source}
            onRetry={isRestartable ? () => void restart('method') : undefined}
            words={words.interface}
          />
        </PeerColumn>
      ))}
      <div class="lab-whole">
        <RestartTable source={moment.source} m={m} words={words.changed} />
      </div>
    </LabFrame>
  );

  function sentenceOf(cause: unknown): string {
    if (cause instanceof LabError) return fill(m.errors[cause.code], cause.details);
    return fill(words.status.wentWrong, errorFacts(cause));
  }
}

function isTurnProblem(cause: unknown): boolean {
  return cause instanceof LabError && cause.code.startsWith('turn/');
}
