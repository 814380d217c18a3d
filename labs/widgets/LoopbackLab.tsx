import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { createLoopbackSession, type LoopbackSession } from '#labs/drivers/loopback-session.ts';
import type { Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { loopbackSteps } from '#labs/model/scenarios/loopback-call.ts';
import type { MediaSourceKind } from '#labs/model/trace.ts';
import { connectDuration, noConnectTime, stepConnectTime } from '#labs/model/views/connect-time.ts';
import { stepMediaRefusal } from '#labs/model/views/media-refusal.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { useActor } from './hooks/use-actor.ts';
import { useCharts, type ChartSlots } from './hooks/use-charts.ts';
import { useFrameState } from './hooks/use-frame-store.ts';
import { whenIdle } from './hooks/when-idle.ts';
import { useReplay } from './hooks/use-replay.ts';
import { useSession } from './hooks/use-session.ts';
import { emptySource, useFold } from './hooks/use-trace.ts';
import { LabFrame } from './LabFrame.tsx';
import { looks } from './looks.ts';
import { PeerColumn, type Streams } from './parts/PeerColumn.tsx';
import { MediaRefused, SourceChoice } from './parts/SourceChoice.tsx';
import { registerLab } from './registry.ts';
import { rehearse, stopWaking, wakeWebRtc } from './rehearse.ts';
import { createRush } from './rush.ts';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common' | 'loopback'>;
  /** `step` makes Step the main button. */
  mode: 'run' | 'step';
} & ChartSlots;

const noStreams: Streams = { local: null, remote: null };
const noneYet: Readonly<Record<PeerId, Streams>> = { alice: noStreams, bob: noStreams };

/** A whole call between two connections of one page, at once or step by step. */
export default function LoopbackLab({ lang, messages: { common: m, loopback }, mode, ...slots }: Props) {
  const rush = useMemo(createRush, []);
  const [streams, setStreams] = useFrameState(noneYet, rush);
  const [sourceKind, setSourceKind] = useState<MediaSourceKind>('synthetic');
  const create = useCallback((signal: AbortSignal): LoopbackSession => {
    const screen = (peer: PeerId, which: 'local' | 'remote', stream: MediaStream | null) =>
      setStreams((before) => ({ ...before, [peer]: { ...before[peer], [which]: stream } }));
    return createLoopbackSession({ looks: looks(m), screen, signal });
  }, []);
  const session = useSession(create);
  const director = useActor(session?.director.actor, rush);
  const replay = useReplay(session?.store ?? emptySource);
  const refusal = useFold(session?.store ?? emptySource, stepMediaRefusal, null);
  const duration = connectDuration(useFold(session?.store ?? emptySource, stepConnectTime, noConnectTime));

  // The duration of a call that was stepped through says nothing.
  const [isStepped, setStepped] = useState(false);
  const step = async () => {
    setStepped(true);
    await session?.director.step();
  };
  const run = async () => {
    stopWaking();
    if (isFreshRun(session)) setStepped(false);
    rush.begin();
    await session?.director.run();
  };
  useEffect(() => {
    if (!session) return;
    const { store, director: lead } = session;
    const { unsubscribe } = lead.actor.subscribe(({ context }) => {
      if (!context.playing) rush.end();
    });
    const unregister = registerLab({
      name: 'loopback-call',
      source: store,
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
  const isIdle = replay.trace === null && (director?.matches('ready') || director?.matches('ended'));
  const isFresh = director?.context.next === 0 || director?.matches('ended');
  const charts = useCharts(slots);
  return (
    <LabFrame
      name="loopback-call"
      title={loopback.title}
      lang={lang}
      m={m}
      replay={replay}
      rush={rush}
      switchable
      controls={
        <>
          <button
            type="button"
            class="lab-button"
            data-main={mode === 'run' ? '' : undefined}
            disabled={!isIdle}
            onPointerEnter={wakeWebRtc}
            onFocus={wakeWebRtc}
            onClick={() => void run()}
          >
            {director?.matches('ended') ? loopback.startAgain : loopback.start}
          </button>
          <button
            type="button"
            class="lab-button"
            data-main={mode === 'step' ? '' : undefined}
            disabled={!isIdle}
            onClick={() => void step()}
          >
            {loopback.step}
          </button>
          <button
            type="button"
            class="lab-button"
            disabled={!director || director.matches('ended') || (isFresh && !director.matches('working'))}
            onClick={() => director && session?.director.actor.send({ type: 'hang-up' })}
          >
            {loopback.hangUp}
          </button>
          <button
            type="button"
            class="lab-button"
            disabled={!director}
            onClick={() => session?.director.actor.send({ type: 'reset' })}
          >
            {loopback.reset}
          </button>
          <SourceChoice value={sourceKind} onChange={choose} disabled={!isFresh} m={m} />
        </>
      }
      status={
        <>
          <p>{statusOf(director, isStepped ? null : duration, loopback)}</p>
          {director?.matches('failed') && refusal && (
            <MediaRefused
              {...refusal}
              m={m}
              onSynthetic={() => {
                choose('synthetic');
                session?.director.actor.send({ type: 'reset' });
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
          source={replay.source}
          streams={streams[peer]}
          rush={rush}
          charts={charts}
          m={m}
        />
      ))}
    </LabFrame>
  );
}

/** Nothing of this call has been done yet. */
function isFreshRun(session: LoopbackSession | undefined): boolean {
  const now = session?.director.actor.getSnapshot();
  return now?.matches('ended') === true || now?.context.next === 0;
}

type Director = ReturnType<typeof useActor<LoopbackSession['director']['actor']['logic']>>;

function statusOf(director: Director, duration: number | null, m: Messages['loopback']): string {
  if (!director) return m.status.ready;
  const count = loopbackSteps.length;
  const { next: index, failure } = director.context;
  const id = loopbackSteps[index]?.id;
  const next = id ? m.steps[id] : '';
  if (director.matches('ended')) return m.status.ended;
  if (director.matches('failed'))
    return fill(m.status.failed, { step: index + 1, message: (failure ?? '').replace(/\.$/, '') });
  if (director.matches('done')) {
    return duration !== null ? fill(m.status.done, { ms: Math.round(duration) }) : fill(m.status.doneSteps, { count });
  }
  if (director.matches('working')) {
    return id === 'exchange-candidates' ? m.status.waiting : fill(m.status.working, { step: index + 1, count, next });
  }
  return index === 0 ? m.status.ready : fill(m.status.between, { done: index, count, next });
}
