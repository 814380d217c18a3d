import { useCallback, useEffect, useState } from 'preact/hooks';
import { createTwoTabSession, type TwoTabSession } from '#labs/drivers/two-tab-session.ts';
import type { Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { LabError } from '#labs/model/errors.ts';
import type { CallMode } from '#labs/model/machines/two-tab.ts';
import type { FaultId } from '#labs/model/scenarios/fault-ids.ts';
import type { MediaSourceKind } from '#labs/model/trace.ts';
import { stepOfferer } from '#labs/model/views/offerer.ts';
import { stepMediaRefusal } from '#labs/model/views/media-refusal.ts';
import { noTurnLinks, stepTurnLinks } from '#labs/model/views/turn-links.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { useActor } from './hooks/use-actor.ts';
import { useBreakIt } from './hooks/use-break-it.tsx';
import { useCarriedMoment } from './hooks/use-carried-moment.ts';
import { useCompare, useCompareDetails } from './hooks/use-compare.ts';
import { useCharts, type ChartSlots } from './hooks/use-charts.ts';
import { useFrameState } from './hooks/use-frame-store.ts';
import { useLabAddress } from './hooks/use-lab-address.ts';
import { useMoment } from './hooks/use-moment.ts';
import { useNetwork } from './hooks/use-network.ts';
import { useReplay } from './hooks/use-replay.ts';
import { useRoomInUrl } from './hooks/use-room-in-url.ts';
import { useSession } from './hooks/use-session.ts';
import { emptySource, useFold } from './hooks/use-trace.ts';
import { enterAnyRoom, useTwoTabScript } from './hooks/use-two-tab-script.ts';
import { LabFrame } from './LabFrame.tsx';
import { looks } from './looks.ts';
import { MessageList } from './parts/MessageList.tsx';
import { NetworkControls } from './parts/NetworkControls.tsx';
import { Notice } from './parts/Notice.tsx';
import { PeerColumn, type Streams } from './parts/PeerColumn.tsx';
import { RoomPanel } from './parts/RoomPanel.tsx';
import { MediaRefused } from './parts/SourceChoice.tsx';
import { SteppedStatus } from './parts/SteppedStatus.tsx';
import { TwoTabControls } from './parts/TwoTabControls.tsx';
import { TwoTabStatus } from './parts/TwoTabStatus.tsx';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common' | 'twoTab' | 'network'>;
  /** Page of this lab, where the other tab is opened. */
  labPath: string;
} & ChartSlots;

const name = 'two-tab-call';
const isOurs = (fault: FaultId) => fault === 'room-full';
const onlyOne: Readonly<Record<PeerId, readonly PeerId[]>> = { alice: ['alice'], bob: ['bob'] };
const noStreams: Streams = { local: null, remote: null };

/** One tab of a call between two, over the signaling server this site comes with. */
export default function TwoTabLab({
  lang,
  messages: { common: m, twoTab, network: networkWords },
  labPath,
  ...slots
}: Props) {
  const [streams, setStreams] = useFrameState(noStreams);
  const [sourceKind, setSourceKind] = useState<MediaSourceKind>('synthetic');
  const [mode, setMode] = useState<CallMode>('peerjs');
  const create = useCallback((signal: AbortSignal): TwoTabSession => {
    const screen = (_: PeerId, which: 'local' | 'remote', stream: MediaStream | null) =>
      setStreams((before) => ({ ...before, [which]: stream }));
    return createTwoTabSession({ looks: looks(m), screen, signal });
  }, []);
  const session = useSession(create);
  const tab = useActor(session?.actor);
  const isInRoom = !!tab && (['alone', 'together', 'deserted'] as const).some((room) => tab.matches({ room }));
  const opened = useReplay(session?.store ?? emptySource);
  const { comparing, ...compare } = useCompare(session, isInRoom, !!tab?.context.aside);
  const both = opened.trace ? null : comparing?.both;
  const replay = both ? { ...opened, source: both } : opened;
  const moment = useMoment(replay.source);
  const address = useLabAddress(name, isOurs);
  const refusal = useFold(session?.store ?? emptySource, stepMediaRefusal, null);
  const isEntering = tab?.matches({ room: 'entering' }) ?? true;
  useRoomInUrl(session?.actor, tab?.matches({ room: 'outside' }) ? null : (tab?.context.room ?? null), isEntering);

  useTwoTabScript(name, session, mode);
  const path = address.address.path ?? 'direct';
  useEffect(() => session?.setPath(path), [session, path]);
  const network = useNetwork(address, session?.setImpairment);
  const turnLinks = useFold(session?.store ?? emptySource, stepTurnLinks, noTurnLinks);
  const [isStepped, setStepped] = useState(false);
  const stepped = session?.steppedCall() ?? null;
  const director = useActor(stepped?.director.actor);
  const [problem, setProblem] = useState<LabError | null>(null);
  const fillRoom = async () => {
    if (!session) return;
    await enterAnyRoom(session);
    await session.fillRoom().catch((cause: unknown) => setProblem(cause instanceof LabError ? cause : null));
  };
  const breakIt = useBreakIt({
    isReady: session !== undefined,
    address,
    lab: name,
    apply({ channel }) {
      setProblem(null);
      session?.setChannelFaults(channel);
    },
    run: ({ fault }) => void (fault === 'room-full' && fillRoom()),
    live() {
      replay.close();
      moment.go(null);
    },
    lang,
    m,
  });

  const choose = (next: MediaSourceKind) => {
    setSourceKind(next);
    session?.setSource(next);
  };
  const send = session?.actor.send.bind(session.actor);
  const isCalling = tab?.matches({ call: 'active' }) ?? false;
  const peer = replay.trace ? (replay.trace.events[0]?.peer ?? 'alice') : (tab?.context.role ?? 'alice');
  // The other tab's side as well as this one's, or the files of both.
  const isMerged = !!both || (replay.trace?.events.some((event) => event.peer !== peer) ?? false);
  useCarriedMoment(moment, peer, opened.trace === null);
  const FileDetails = useCompareDetails(replay.trace !== null && isMerged);
  const offerer = useFold(replay.source, stepOfferer, null);
  const roleOf = (each: PeerId) => (offerer === null ? '' : m.roles[offerer === each ? 'alice' : 'bob']);
  const charts = useCharts(slots);
  return (
    <LabFrame
      name={name}
      title={twoTab.title}
      lang={lang}
      m={m}
      replay={replay}
      moment={moment}
      address={address}
      sides={isMerged ? peers : onlyOne[peer]}
      hasServer
      isPaused={director?.matches('ready') ?? false}
      keys={replay.trace ? {} : { step: () => void stepped?.director.step(), break: breakIt.open }}
      onRepair={breakIt.repair}
      fixIt={breakIt.fixIt}
      controls={
        isInRoom ? (
          <TwoTabControls
            {...{ tab, send, isReplaying: replay.trace !== null, mode, isStepped, stepped, director, sourceKind, m }}
            words={twoTab}
            path={path}
            networkWords={networkWords}
            onPath={(next) => address.change({ path: next === 'direct' ? null : next })}
            onMode={setMode}
            onStepped={(next) => {
              setStepped(next);
              session?.setStepped(next);
            }}
            isComparing={!!both}
            onCompare={compare.press}
            onBreak={breakIt.open}
            onSource={choose}
          />
        ) : null
      }
      stays={comparing && <comparing.Sharing {...comparing} lang={lang} />}
      status={
        <>
          <TwoTabStatus {...{ tab, peer, m }} source={moment.source} words={twoTab} isStepped={stepped !== null} />
          {stepped && director && (
            <SteppedStatus call={stepped} director={director} lang={lang} words={twoTab.stepping} />
          )}
          {comparing && <comparing.Status state={comparing.state} peer={peer} lang={lang} m={m} />}
          {compare.hasFailed && (
            <Notice tone="problem" action={{ label: m.tools.inspector.again, run: compare.again }}>
              {m.tools.inspector.failed}
            </Notice>
          )}
          {problem && <Notice tone="problem">{fill(m.errors[problem.code], problem.details)}</Notice>}
          {refusal && refusal.source === sourceKind && !isCalling && (
            <MediaRefused {...refusal} m={m} onSynthetic={() => choose('synthetic')} />
          )}
        </>
      }
    >
      <RoomPanel path={path} tab={tab} send={send} labPath={labPath} m={m} words={twoTab} />
      {isInRoom && path === 'relay' && !replay.trace && (
        <NetworkControls
          peer={peer}
          peerName={m.peers[peer]}
          value={network.value}
          onChange={network.set}
          state={turnLinks[peer] === 'others' ? 'not-ours' : turnLinks[peer] === 'ours' ? 'live' : 'idle'}
          words={networkWords}
        />
      )}
      {/* One box for one side or both, so that a video goes on when the other side comes beside it. */}
      <div class="lab-two" data-both={isMerged ? '' : undefined}>
        {(isMerged ? peers : onlyOne[peer]).map((each) => (
          <PeerColumn
            key={each}
            peer={each}
            role={roleOf(each)}
            source={moment.source}
            streams={each === peer && !(isMerged && replay.trace) ? streams : undefined}
            charts={charts}
            m={m}
          />
        ))}
        {!isMerged && (
          <div key="lists" class="lab-lists">
            <MessageList source={moment.source} m={m} words={twoTab} />
          </div>
        )}
      </div>
      {both && comparing && <comparing.Details moment={moment} placeOf={both.placeOf} lang={lang} m={m} />}
      {FileDetails && <FileDetails moment={moment} lang={lang} m={m} />}
      {breakIt.dialog}
    </LabFrame>
  );
}
