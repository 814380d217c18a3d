import { useCallback, useEffect, useState } from 'preact/hooks';
import { waitFor } from 'xstate';
import { createTwoTabSession, type TwoTabSession } from '#labs/drivers/two-tab-session.ts';
import type { Messages } from '#labs/messages/en.ts';
import type { CallMode } from '#labs/model/machines/two-tab.ts';
import type { MediaSourceKind } from '#labs/model/trace.ts';
import { stepOfferer } from '#labs/model/views/offerer.ts';
import { stepMediaRefusal } from '#labs/model/views/media-refusal.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { useActor } from './hooks/use-actor.ts';
import { useCharts, type ChartSlots } from './hooks/use-charts.ts';
import { useFrameState } from './hooks/use-frame-store.ts';
import { useReplay } from './hooks/use-replay.ts';
import { useRoomInUrl } from './hooks/use-room-in-url.ts';
import { useSession } from './hooks/use-session.ts';
import { emptySource, useFold } from './hooks/use-trace.ts';
import { LabFrame } from './LabFrame.tsx';
import { looks } from './looks.ts';
import { EventList } from './parts/EventList.tsx';
import { MessageList } from './parts/MessageList.tsx';
import { PeerColumn, type Streams } from './parts/PeerColumn.tsx';
import { RoomPanel } from './parts/RoomPanel.tsx';
import { MediaRefused, SourceChoice } from './parts/SourceChoice.tsx';
import { TwoTabStatus } from './parts/TwoTabStatus.tsx';
import { registerLab } from './registry.ts';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common' | 'twoTab'>;
  /** Page of this lab, where the other tab is opened. */
  labPath: string;
} & ChartSlots;

const noStreams: Streams = { local: null, remote: null };
const modes: readonly CallMode[] = ['peerjs', 'raw'];

/** One tab of a call between two, over the signaling server this site comes with. */
export default function TwoTabLab({ lang, messages: { common: m, twoTab }, labPath, ...slots }: Props) {
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
  const replay = useReplay(session?.store ?? emptySource);
  const refusal = useFold(session?.store ?? emptySource, stepMediaRefusal, null);
  const isEntering = tab?.matches({ room: 'entering' }) ?? true;
  useRoomInUrl(session?.actor, tab?.matches({ room: 'outside' }) ? null : (tab?.context.room ?? null), isEntering);

  useEffect(() => {
    if (!session) return;
    const { store, actor } = session;
    const enter = async () => {
      if (actor.getSnapshot().can({ type: 'enter', room: null })) actor.send({ type: 'enter', room: null });
      await waitFor(actor, (now) => !now.matches({ room: 'entering' }));
    };
    const call = async () => {
      await waitFor(actor, (now) => now.matches({ room: 'together' }));
      actor.send({ type: 'call', mode });
      await waitFor(actor, (now) => now.matches({ call: { active: 'up' } }) || now.matches({ call: { idle: 'over' } }));
    };
    return registerLab({
      name: 'two-tab-call',
      source: store,
      run: async () => {
        await enter();
        await call();
      },
      step: () => (actor.getSnapshot().can({ type: 'enter', room: null }) ? enter() : call()),
      reset: () => actor.send({ type: 'leave' }),
      hangUp: () => actor.send({ type: 'hang-up' }),
    });
  }, [session, mode]);

  const choose = (next: MediaSourceKind) => {
    setSourceKind(next);
    session?.setSource(next);
  };
  const send = session?.actor.send.bind(session.actor);
  const isInRoom =
    tab?.matches({ room: 'alone' }) || tab?.matches({ room: 'together' }) || tab?.matches({ room: 'deserted' });
  const isCalling = tab?.matches({ call: 'active' }) ?? false;
  const peer = replay.trace ? (replay.trace.events[0]?.peer ?? 'alice') : (tab?.context.role ?? 'alice');
  const offerer = useFold(replay.source, stepOfferer, null);
  const role = offerer === null ? '' : m.roles[offerer === peer ? 'alice' : 'bob'];
  const charts = useCharts(slots);
  return (
    <LabFrame
      name="two-tab-call"
      title={twoTab.title}
      lang={lang}
      m={m}
      replay={replay}
      hasEvents={false}
      controls={
        isInRoom ? (
          <>
            <button
              type="button"
              class="lab-button"
              data-main={isCalling ? undefined : ''}
              disabled={!tab?.can({ type: 'call', mode }) || replay.trace !== null}
              onClick={() => send?.({ type: 'call', mode })}
            >
              {twoTab.call}
            </button>
            <button type="button" class="lab-button" disabled={!isCalling} onClick={() => send?.({ type: 'hang-up' })}>
              {twoTab.hangUp}
            </button>
            <button type="button" class="lab-button" onClick={() => send?.({ type: 'leave' })}>
              {twoTab.leave}
            </button>
            <label class="lab-field">
              <span>{twoTab.callWith}</span>
              <select
                value={mode}
                disabled={isCalling}
                onChange={({ currentTarget }) => setMode(currentTarget.value as CallMode)}
              >
                {modes.map((each) => (
                  <option key={each} value={each}>
                    {twoTab.modes[each]}
                  </option>
                ))}
              </select>
            </label>
            <SourceChoice value={sourceKind} onChange={choose} disabled={isCalling} m={m} />
          </>
        ) : null
      }
      status={
        <>
          <TwoTabStatus tab={tab} source={replay.source} peer={peer} m={m} words={twoTab} />
          {refusal && !isCalling && <MediaRefused {...refusal} m={m} onSynthetic={() => choose('synthetic')} />}
        </>
      }
    >
      <RoomPanel tab={tab} send={send} labPath={labPath} m={m} words={twoTab} />
      <div class="lab-two">
        <PeerColumn peer={peer} role={role} source={replay.source} streams={streams} charts={charts} m={m} />
        <div class="lab-lists">
          <MessageList source={replay.source} m={m} words={twoTab} />
          <EventList source={replay.source} m={m} />
        </div>
      </div>
    </LabFrame>
  );
}
