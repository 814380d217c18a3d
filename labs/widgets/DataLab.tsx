import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { DataCall } from '#labs/drivers/data/data-call.ts';
import { ChannelRefused, createDataSession } from '#labs/drivers/data/data-session.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { DataMessages } from '#labs/messages/data-en.ts';
import type { Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { TransferMessages } from '#labs/messages/transfer-en.ts';
import { whyRefused, writtenCall, type ChannelWish } from '#labs/model/data/channel-wish.ts';
import { noChannels, pairEnds, stepChannels } from '#labs/model/data/channels.ts';
import type { NetworkPath } from '#labs/model/network/path.ts';
import { noInterface, stepInterface } from '#labs/model/views/interface-states.ts';
import { noTurnLinks, stepTurnLinks } from '#labs/model/views/turn-links.ts';
import { peers, type MachineId, type PeerId } from '#labs/model/vocabulary.ts';
import { ChannelChart } from './data/ChannelChart.tsx';
import { ChannelTable, type EndTools } from './data/ChannelTable.tsx';
import { Conversation } from './data/Conversation.tsx';
import { createGauge } from './data/gauge.ts';
import { DataStatus } from './data/DataStatus.tsx';
import { LaterPanels } from './data/LaterPanels.tsx';
import { MakeChannel } from './data/MakeChannel.tsx';
import { sendOn, useConversation, write, type SayKind } from './data/use-conversation.ts';
import { useCharts, type ChartSlots } from './hooks/use-charts.ts';
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
import { PathChoice } from './parts/PathChoice.tsx';
import { PeerColumn } from './parts/PeerColumn.tsx';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common' | 'network'> & { data: DataMessages; transfer: TransferMessages };
  dataChannel?: ComponentChildren;
} & ChartSlots;

const name = 'data-channel';
const machines: readonly MachineId[] = ['connection'];
/** More of them would make the page slow, and teach nothing. */
const mostChannels = 100;

/** Data channels of every kind: made, used, flooded, closed. */
export default function DataLab({
  lang,
  messages: { common: m, network: n, data: words, transfer },
  dataChannel,
  ...slots
}: Props) {
  const [call, setCall] = useState<DataCall | null>(null);
  const talk = useConversation();
  const create = useCallback(
    (signal: AbortSignal) => createDataSession({ looks: looks(m), onHeard: talk.hear, onCall: setCall, signal }),
    [],
  );
  const session = useSession(create);
  const live = session?.store ?? emptySource;
  const replay = useReplay(live);
  const moment = useMoment(replay.source);
  const address = useLabAddress(name, () => false);
  const path = address.address.path ?? 'relay';
  useEffect(() => session?.setPath(path), [session, path]);
  const network = useNetwork(address, session?.setImpairment);
  const gauge = useMemo(createGauge, []);
  useEffect(() => live.subscribe(gauge.wake), [live]);
  const now = useFold(live, stepInterface, noInterface).alice;
  const shown = useFold(moment.source, stepInterface, noInterface).alice;
  const link = useFold(live, stepTurnLinks, noTurnLinks).alice;
  const ends = useFold(moment.source, stepChannels, noChannels);
  const pairs = useMemo(() => pairEnds(ends), [ends]);
  const [key, choose] = useState<string | null>(null);
  const isLiving = (pair: (typeof pairs)[number]) => peers.some((peer) => (pair[peer]?.state ?? 'closed') !== 'closed');
  const chosen = pairs.find((pair) => pair.key === key) ?? pairs.find(isLiving) ?? pairs[0] ?? null;
  const [problem, setProblem] = useState<unknown>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [unsent, setUnsent] = useState<string | null>(null);
  const [isConnecting, setConnecting] = useState(false);
  const [resets, setResets] = useState(0);
  const charts = useCharts(slots);

  const attempt = async (doing: () => Promise<void>) => {
    moment.go(null);
    setProblem(null);
    setRefused(null);
    setUnsent(null);
    try {
      await doing();
    } catch (cause) {
      if (cause instanceof ChannelRefused) setRefused(refusalOf(cause));
      else setProblem(cause);
    }
  };
  const connect = () =>
    attempt(async () => {
      setConnecting(true);
      if (now !== 'connecting') talk.forget();
      await session?.connect().finally(() => setConnecting(false));
    });
  const make = (wish: ChannelWish) =>
    attempt(async () => {
      if (pairs.length >= mostChannels) setRefused(fill(words.make.tooMany, { count: pairs.length }));
      else await session?.make(wish);
    });
  const hangUp = () => {
    moment.go(null);
    session?.hangUp();
  };
  const reset = () => {
    setProblem(null);
    setRefused(null);
    setUnsent(null);
    talk.forget();
    setResets((count) => count + 1);
    session?.reset();
  };
  const find = (peer: PeerId) => {
    const end = chosen?.[peer];
    return end ? (session?.find(peer, end) ?? null) : null;
  };
  const limit = call?.alice.sctp?.maxMessageSize ?? null;
  const hand = (peer: PeerId, data: string | ArrayBuffer | Blob) => {
    moment.go(null);
    setUnsent(null);
    const channel = find(peer);
    if (!channel) return;
    try {
      sendOn(channel, data);
      void talk.note(peer, data, true);
    } catch (cause) {
      const error = errorFacts(cause);
      const { refusedOpen, refusedSize, refused: other } = words.talk;
      const sentence =
        error.name === 'InvalidStateError' ? refusedOpen : error.name === 'TypeError' ? refusedSize : other;
      setUnsent(fill(sentence, { ...error, limit: limit ?? 0 }));
    }
  };
  const say = (peer: PeerId, kind: SayKind, text: string) => hand(peer, write(kind, text, m.peers[peer]));
  const tools = useMemo<EndTools | null>(
    () =>
      session && replay.trace === null
        ? {
            gauge,
            bufferedAmount: (peer, end) => session.find(peer, end)?.bufferedAmount ?? null,
            close(peer, end) {
              moment.go(null);
              session.find(peer, end)?.close();
            },
          }
        : null,
    [session, replay.trace],
  );
  useRegisteredLab(name, session, ({ connect }) => ({ run: connect, step: connect }));

  const isReplaying = replay.trace !== null;
  const isReady = useHasWebRtc() && session !== undefined && !isReplaying;
  const isOver = now === 'idle' || now === 'ended';
  const isMade = now === 'connecting' && !isConnecting;
  const choosePath = (next: NetworkPath) => address.change({ path: next === 'relay' ? null : next });
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
          <LabButton isMain={isOver || isMade} isOff={!isReady || isConnecting} onPress={() => void connect()}>
            {isOver || isMade ? words.connect : words.connectAgain}
          </LabButton>
          <LabButton isOff={!isReady || isOver} onPress={hangUp}>
            {words.hangUp}
          </LabButton>
          <LabButton isOff={!isReady} aria-keyshortcuts="R" onPress={reset}>
            {words.reset}
          </LabButton>
          <PathChoice value={path} isOff={!isOver} onChange={choosePath} words={n} />
        </>
      }
      status={<DataStatus {...{ shown, isMade, problem, m }} onDirect={() => choosePath('direct')} words={words} />}
    >
      <div class="lab-whole">
        <ChannelTable {...{ ends, pairs, chosen, tools, m }} onChoose={choose} words={words.table} />
      </div>
      {peers.map((peer) => (
        <PeerColumn key={peer} peer={peer} source={moment.source} charts={charts} machines={machines} m={m}>
          <ChannelChart peer={peer} label={chosen?.label ?? null} end={chosen?.[peer] ?? null} words={words.table}>
            {dataChannel}
          </ChannelChart>
        </PeerColumn>
      ))}
      {!isReplaying && (
        <>
          <div class="lab-whole">
            <Conversation
              pair={chosen}
              said={talk.said}
              isOff={!isReady || isOver}
              onSay={say}
              binaryTypeOf={(peer) => find(peer)?.binaryType ?? 'arraybuffer'}
              onBinaryType={(peer, type) => {
                const channel = find(peer);
                if (channel) channel.binaryType = type;
              }}
              limit={limit}
              onTooBig={() => hand('alice', new ArrayBuffer((limit ?? 0) + 1))}
              refused={unsent}
              m={m}
              words={words.talk}
            />
          </div>
          <div class="lab-whole">
            <MakeChannel isOff={!isReady} onMake={(wish) => void make(wish)} {...{ refused, m }} words={words.make} />
          </div>
        </>
      )}
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
      <LaterPanels
        {...{ call, resets, moment, isReplaying, gauge, m, lang, words, transfer }}
        isOff={!isReady || isOver}
        onWorsen={
          path === 'relay' && link !== 'others' ? () => network.set({ ...network.value, loss: 5, delay: 100 }) : null
        }
      />
    </LabFrame>
  );

  function refusalOf({ wish, peer, cause }: ChannelRefused): string {
    const error = errorFacts(cause);
    return fill(words.make.refused, {
      ...error,
      peer: m.peers[peer],
      call: writtenCall(wish, peer),
      why: words.make.why[whyRefused(wish, peer, error.name)],
    });
  }
}
