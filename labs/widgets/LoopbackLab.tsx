import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { createLoopbackSession, type LoopbackSession } from '#labs/drivers/loopback-session.ts';
import type { Messages } from '#labs/messages/en.ts';
import type { DirectorSnapshot } from '#labs/model/machines/director.ts';
import type { FaultId } from '#labs/model/scenarios/fault-ids.ts';
import { faults } from '#labs/model/scenarios/faults.ts';
import type { MediaSourceKind } from '#labs/model/trace.ts';
import { connectDuration, noConnectTime, stepConnectTime } from '#labs/model/views/connect-time.ts';
import { stepMediaRefusal } from '#labs/model/views/media-refusal.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { useActor } from './hooks/use-actor.ts';
import { useBreakIt } from './hooks/use-break-it.tsx';
import { useCharts, type ChartSlots } from './hooks/use-charts.ts';
import { useFrameState } from './hooks/use-frame-store.ts';
import { useLabAddress } from './hooks/use-lab-address.ts';
import { useMoment } from './hooks/use-moment.ts';
import { useReplay } from './hooks/use-replay.ts';
import { useSession } from './hooks/use-session.ts';
import { emptySource, useFold } from './hooks/use-trace.ts';
import { whenIdle } from './hooks/when-idle.ts';
import { LabFrame } from './LabFrame.tsx';
import { looks } from './looks.ts';
import { isPacing, LoopbackControls, paces, type Pace } from './parts/LoopbackControls.tsx';
import { LoopbackStatus } from './parts/LoopbackStatus.tsx';
import { PeerColumn, type Streams } from './parts/PeerColumn.tsx';
import { MediaRefused } from './parts/SourceChoice.tsx';
import { registerLab } from './registry.ts';
import { rehearse, stopWaking } from './rehearse.ts';
import { createRush } from './rush.ts';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common' | 'loopback'>;
  /** `step` makes Step the main button. */
  mode: 'run' | 'step';
} & ChartSlots;

const name = 'loopback-call';
const noStreams: Streams = { local: null, remote: null };
const noneYet: Readonly<Record<PeerId, Streams>> = { alice: noStreams, bob: noStreams };
const isOurs = (fault: FaultId) => faults[fault].lab === name;

/** A whole call between two connections of one page, at once or step by step, whole or broken. */
export default function LoopbackLab({ lang, messages: { common: m, loopback }, mode, ...slots }: Props) {
  const rush = useMemo(createRush, []);
  const [streams, setStreams] = useFrameState(noneYet, rush);
  const [sourceKind, setSourceKind] = useState<MediaSourceKind>('synthetic');
  const [pace, setPace] = useState<Pace>('slow');
  const create = useCallback((signal: AbortSignal): LoopbackSession => {
    const screen = (peer: PeerId, which: 'local' | 'remote', stream: MediaStream | null) =>
      setStreams((before) => ({ ...before, [peer]: { ...before[peer], [which]: stream } }));
    return createLoopbackSession({ looks: looks(m), screen, signal });
  }, []);
  const session = useSession(create);
  const director = useActor(session?.director.actor, rush);
  const replay = useReplay(session?.store ?? emptySource);
  const moment = useMoment(replay.source);
  const address = useLabAddress(name, isOurs);
  const refusal = useFold(session?.store ?? emptySource, stepMediaRefusal, null);
  const duration = connectDuration(useFold(session?.store ?? emptySource, stepConnectTime, noConnectTime));

  // The duration of a call that was stepped through says nothing.
  const [isStepped, setStepped] = useState(false);
  const step = async () => {
    moment.go(null);
    setStepped(true);
    await session?.director.step();
  };
  const run = async () => {
    stopWaking();
    moment.go(null);
    if (isFreshRun(session)) setStepped(false);
    session?.director.setPace(0);
    // After that, since whatever the director says while it does not play ends a rush.
    rush.begin();
    await session?.director.run();
  };
  const play = () => {
    if (!session) return;
    if (isPacing(session.director.actor.getSnapshot())) return session.director.actor.send({ type: 'pause' });
    moment.go(null);
    setStepped(true);
    session.director.setPace(paces[pace]);
    void session.director.run();
  };
  const reset = () => session?.director.actor.send({ type: 'reset' });
  const breakIt = useBreakIt({
    isReady: session !== undefined,
    address,
    lab: name,
    apply({ fault, channel }) {
      session?.setChannelFaults(channel);
      session?.setFault(fault);
    },
    run: () => void run(),
    live() {
      replay.close();
      moment.go(null);
    },
    lang,
    m,
  });
  useEffect(() => {
    if (!session) return;
    const { store, director: lead } = session;
    const { unsubscribe } = lead.actor.subscribe(({ context }) => {
      if (!context.playing) rush.end();
    });
    const unregister = registerLab({
      name,
      source: store,
      isPaused: () => isPausedIn(lead.actor.getSnapshot()),
      run,
      step,
      reset: () => lead.actor.send({ type: 'reset' }),
      hangUp: () => lead.actor.send({ type: 'hang-up' }),
    });
    return () => {
      unsubscribe();
      unregister();
    };
  }, [session]);

  const [, redraw] = useState(0);
  useEffect(
    () =>
      whenIdle(() => {
        rehearse(looks(m).alice);
        redraw(1);
      }),
    [],
  );

  const choose = (next: MediaSourceKind) => {
    setSourceKind(next);
    session?.setSource(next);
  };
  const changePace = (next: Pace) => {
    setPace(next);
    if (isPacing(director)) session?.director.setPace(paces[next]);
  };
  const isReplaying = replay.trace !== null;
  const charts = useCharts(slots);
  return (
    <LabFrame
      name={name}
      title={loopback.title}
      lang={lang}
      m={m}
      replay={replay}
      moment={moment}
      address={address}
      rush={rush}
      switchable
      keys={isReplaying ? {} : { play, step: () => void step(), reset, break: breakIt.open }}
      onRepair={breakIt.repair}
      fixIt={breakIt.fixIt}
      isPaused={isPausedIn(director)}
      controls={
        <LoopbackControls
          {...{ director, session, isReplaying, mode, pace, sourceKind, m }}
          words={loopback}
          onStart={() => void run()}
          onStep={() => void step()}
          onPlay={play}
          onPace={changePace}
          onBreak={breakIt.open}
          onSource={choose}
        />
      }
      status={
        <>
          <LoopbackStatus
            source={session?.store ?? emptySource}
            peerNames={m.peers}
            director={director}
            steps={session?.steps() ?? []}
            duration={isStepped ? null : duration}
            isBroken={breakIt.fixIt !== undefined}
            isRefused={refusal !== null}
            lang={lang}
            words={loopback}
          />
          {director?.matches('failed') && refusal && (
            <MediaRefused
              {...refusal}
              m={m}
              onSynthetic={() => {
                choose('synthetic');
                reset();
              }}
            />
          )}
        </>
      }
    >
      {peers.map((peer) => (
        <PeerColumn
          key={peer}
          peer={peer}
          source={moment.source}
          streams={isReplaying ? noStreams : streams[peer]}
          rush={rush}
          charts={charts}
          m={m}
        />
      ))}
      {breakIt.dialog}
    </LabFrame>
  );
}

/** Somebody steps, or the run waits between two steps. */
function isPausedIn(director: DirectorSnapshot | undefined): boolean {
  return director?.matches('waiting') === true || (director?.matches('ready') === true && director.context.next > 0);
}

/** Nothing of this call has been done yet. */
function isFreshRun(session: LoopbackSession | undefined): boolean {
  const now = session?.director.actor.getSnapshot();
  return now?.matches('ended') === true || now?.context.next === 0;
}
