import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { mostTracks } from '#labs/drivers/negotiation/changes.ts';
import { createNegotiationSession } from '#labs/drivers/negotiation/negotiation-session.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { NegotiationMessages } from '#labs/messages/negotiation-en.ts';
import { negotiationWays, type ChangeId, type NegotiationWay } from '#labs/model/negotiation/changes.ts';
import { noDeliveries, stepDeliveries } from '#labs/model/negotiation/deliveries.ts';
import { noInterface, stepInterface } from '#labs/model/views/interface-states.ts';
import { peers, type MachineId, type PeerId } from '#labs/model/vocabulary.ts';
import { useCharts, type ChartSlots } from './hooks/use-charts.ts';
import { useFrameState } from './hooks/use-frame-store.ts';
import { useHasWebRtc } from './hooks/use-has-web-rtc.ts';
import { useLabAddress } from './hooks/use-lab-address.ts';
import { useMoment } from './hooks/use-moment.ts';
import { useReplay } from './hooks/use-replay.ts';
import { useSession } from './hooks/use-session.ts';
import { emptySource, useFold } from './hooks/use-trace.ts';
import { LabFrame } from './LabFrame.tsx';
import { looks } from './looks.ts';
import { CallBox } from './negotiation/CallBox.tsx';
import { ChangePanel, type Together } from './negotiation/ChangePanel.tsx';
import { ClickTable } from './negotiation/ClickTable.tsx';
import { MLineTable } from './negotiation/MLineTable.tsx';
import { politeChoices, Settings, type PoliteChoice } from './negotiation/Settings.tsx';
import { useSameTime } from './negotiation/use-same-time.ts';
import { LabButton } from './parts/LabButton.tsx';
import { Notice } from './parts/Notice.tsx';
import { PeerColumn } from './parts/PeerColumn.tsx';
import { registerLab } from './registry.ts';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common' | 'network'> & { negotiation: NegotiationMessages };
  negotiation?: ComponentChildren;
} & ChartSlots;

type Received = ReadonlyMap<string, MediaStream>;

const name = 'negotiation';
const machines: readonly MachineId[] = ['signaling'];
const nothing: Readonly<Record<NegotiationWay, Readonly<Record<PeerId, Received>>>> = {
  naive: { alice: new Map(), bob: new Map() },
  perfect: { alice: new Map(), bob: new Map() },
};
const other = { naive: 'perfect', perfect: 'naive' } as const satisfies Record<NegotiationWay, NegotiationWay>;
const firstTogether: Together = { alice: 'add-camera', bob: 'add-microphone' };

/** A call that is changed while it runs, twice: with naive negotiation and with perfect, on the same clicks. */
export default function NegotiationLab({ lang, messages, negotiation: chart, ...slots }: Props) {
  const { common: m, negotiation: words } = messages;
  const [received, setReceived] = useFrameState(nothing);
  const [way, setWay] = useState<NegotiationWay>('perfect');
  const [together, setTogether] = useState(firstTogether);
  const [polite, setPolite] = useState<PoliteChoice>('bob');
  const [delay, setDelay] = useState(300);
  const [problem, setProblem] = useState<unknown>(null);
  const create = useCallback(
    (signal: AbortSignal) =>
      createNegotiationSession({
        looks: looks(m),
        screen: (one) => setReceived((before) => (one ? including(before, one) : nothing)),
        signal,
      }),
    [],
  );
  const session = useSession(create);
  const live = session?.stores[way] ?? emptySource;
  const replay = useReplay(live);
  const moment = useMoment(replay.source);
  const beside = useMoment(session?.stores[other[way]] ?? emptySource);
  useSameTime(moment, beside);
  const address = useLabAddress(name, () => false);
  const charts = useCharts(slots);
  useEffect(() => session?.setDelay(delay), [session, delay]);
  useEffect(() => session?.setPolite(politeChoices[polite]), [session, polite]);
  const now = useFold(live, stepInterface, noInterface).alice;
  const { sent } = useFold(live, stepDeliveries, noDeliveries);
  const tracks = { alice: sent.alice.filter(isSent).length, bob: sent.bob.filter(isSent).length };

  const connect = async () => {
    moment.go(null);
    setProblem(null);
    await session?.connect().catch(setProblem);
  };
  const change = (by: Readonly<Partial<Record<PeerId, ChangeId>>>) => {
    moment.go(null);
    session?.change(by);
  };
  const reset = () => {
    setProblem(null);
    session?.reset();
  };
  useEffect(() => {
    if (!session) return;
    return registerLab({
      name,
      source: session.stores[way],
      isPaused: () => false,
      run: session.connect,
      step: () => Promise.resolve(session.change(together)),
      reset: session.reset,
      hangUp: session.hangUp,
    });
  }, [session, way, together]);

  const isReplaying = replay.trace !== null;
  const isReady = useHasWebRtc() && session !== undefined && !isReplaying;
  const isFresh = now === 'idle' || now === 'ended';
  const isUp = isReady && !isFresh && now !== 'connecting';
  const shown = isReplaying
    ? [{ way, title: words.call.opened, source: moment.source }]
    : negotiationWays.map((each) => ({
        way: each,
        title: words.ways[each],
        source: each === way ? moment.source : beside.source,
      }));
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
          <LabButton isMain={isFresh} isOff={!isReady || now === 'connecting'} onPress={() => void connect()}>
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
          <p>{words.status[isFresh ? (now === 'idle' ? 'ready' : 'ended') : isUp ? 'connected' : 'connecting']}</p>
          {problem !== null && <Notice tone="problem">{fill(words.status.wentWrong, errorFacts(problem))}</Notice>}
        </>
      }
    >
      {!isReplaying && (
        <div class="lab-whole lab-negotiation-act">
          <ChangePanel
            {...{ tracks, together, m, words }}
            most={mostTracks}
            isOff={!isUp}
            onTogether={setTogether}
            onChange={change}
          />
          <Settings {...{ way, delay, polite, words }} onWay={setWay} onDelay={setDelay} onPolite={setPolite} />
        </div>
      )}
      <div class="lab-whole lab-negotiation-calls" data-alone={isReplaying ? '' : undefined}>
        {shown.map((call) => (
          <CallBox
            key={call.way}
            {...call}
            isLookedAt={call.way === way}
            streams={isReplaying ? nothing[way] : received[call.way]}
            chart={chart}
            m={m}
            words={words}
          />
        ))}
      </div>
      <div class="lab-whole">
        <ClickTable sources={shown} m={m} words={words} />
      </div>
      <div class="lab-whole">
        <MLineTable
          source={moment.source}
          title={isReplaying ? words.call.opened : words.ways[way]}
          m={m}
          words={words}
        />
      </div>
      {peers.map((peer) => (
        <PeerColumn key={peer} peer={peer} source={moment.source} charts={charts} machines={machines} m={m} />
      ))}
    </LabFrame>
  );
}

function isSent({ end }: { end: string | null }): boolean {
  return end === null;
}

function including(
  before: typeof nothing,
  { way, peer, stream }: { way: NegotiationWay; peer: PeerId; stream: MediaStream },
): typeof nothing {
  const own = new Map(before[way][peer]).set(stream.id, stream);
  return { ...before, [way]: { ...before[way], [peer]: own } };
}
