import { useState } from 'preact/hooks';
import type { DataCall } from '#labs/drivers/data/data-call.ts';
import { createParticipant } from '#labs/drivers/participant.ts';
import { createMemoryCarriers } from '#labs/drivers/signaling/memory.ts';
import { createTraceStore } from '#labs/drivers/trace-store.ts';
import { whenConnected } from '#labs/drivers/connected.ts';
import type { TransferMessages } from '#labs/messages/transfer-en.ts';
import type { Messages } from '#labs/messages/en.ts';
import type { DataMessages } from '#labs/messages/data-en.ts';
import { useLazy } from './hooks/use-lazy.ts';
import { useLabAddress } from './hooks/use-lab-address.ts';
import { useMoment } from './hooks/use-moment.ts';
import { useReplay } from './hooks/use-replay.ts';
import { useSession } from './hooks/use-session.ts';
import { emptySource } from './hooks/use-trace.ts';
import { useCharts, type ChartSlots } from './hooks/use-charts.ts';
import { LabFrame } from './LabFrame.tsx';
import { looks } from './looks.ts';
import { LabButton } from './parts/LabButton.tsx';
import { PeerColumn } from './parts/PeerColumn.tsx';
import { peers } from '#labs/model/vocabulary.ts';
import { registerLab } from './registry.ts';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common' | 'network'> & { data: DataMessages; transfer: TransferMessages };
} & ChartSlots;

const name = 'data-channel';
const load = () => import('./data/TransferPanel.tsx');

export default function DataLab({ lang, messages: { common: m, data: words, transfer }, ...slots }: Props) {
  const charts = useCharts(slots);
  const [call, setCall] = useState<DataCall | null>(null);
  const session = useSession((signal) => {
    const store = createTraceStore();
    let over = new AbortController();
    let pcs: RTCPeerConnection[] = [];
    const hangUp = () => {
      for (const pc of pcs) pc.close();
      over.abort(new DOMException('over', 'AbortError'));
      pcs = [];
      setCall(null);
    };
    signal.addEventListener('abort', hangUp);
    const connect = async () => {
      hangUp();
      store.clear();
      over = new AbortController();
      store.recorderFor('alice')('run.started', { scenario: 'data-channel', fault: null });
      const [a, b] = createMemoryCarriers();
      const one = (peer: 'alice' | 'bob', carrier: typeof a) =>
        createParticipant(
          { peer, carrier, source: 'synthetic', store, look: looks(m)[peer], screen: () => {} },
          over.signal,
        );
      const [alice, bob] = [one('alice', a), one('bob', b)];
      alice.pc = alice.connect({});
      bob.pc = bob.connect({});
      pcs = [alice.pc, bob.pc];
      alice.pc.onicecandidate = ({ candidate }) => alice.send('candidate', (candidate?.toJSON() as never) ?? null);
      bob.pc.onicecandidate = ({ candidate }) => bob.send('candidate', (candidate?.toJSON() as never) ?? null);
      alice.pc.createDataChannel('chat');
      const negotiate = async () => {
        await alice.pc.setLocalDescription();
        alice.send('offer', alice.pc.localDescription?.toJSON() as never);
        await bob.pc.setRemoteDescription(await bob.inbox.next('offer'));
        await bob.pc.setLocalDescription();
        bob.send('answer', bob.pc.localDescription?.toJSON() as never);
        await alice.pc.setRemoteDescription(await alice.inbox.next('answer'));
      };
      await negotiate();
      alice.inbox.onCandidate((candidate) => alice.pc.addIceCandidate(candidate));
      bob.inbox.onCandidate((candidate) => bob.pc.addIceCandidate(candidate));
      await Promise.all([whenConnected(alice.pc, over.signal), whenConnected(bob.pc, over.signal)]);
      setCall({
        store,
        alice: alice.pc,
        bob: bob.pc,
        signal: over.signal,
        restartIce: async () => {
          alice.pc.restartIce();
          await negotiate();
        },
      });
    };
    registerLab({ name, source: store, isPaused: () => false, run: connect, step: connect, reset: hangUp, hangUp });
    return { store, connect, hangUp };
  });
  const replay = useReplay(session?.store ?? emptySource);
  const moment = useMoment(replay.source);
  const address = useLabAddress(name, () => false);
  const panel = useLazy(load);
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
      keys={{}}
      controls={
        <>
          <LabButton isMain isOff={!session} onPress={() => void session?.connect()}>
            {words.connect}
          </LabButton>
          <LabButton isOff={!session} onPress={() => session?.hangUp()}>
            {m.peers.alice}
          </LabButton>
        </>
      }
      status={<p>{call ? 'connected' : ''}</p>}
    >
      {peers.map((peer) => (
        <PeerColumn
          key={peer}
          peer={peer}
          source={moment.source}
          streams={{ local: null, remote: null }}
          charts={charts}
          machines={['connection']}
          m={m}
        >
          <></>
        </PeerColumn>
      ))}
      <div class="lab-whole">
        {panel.value && (
          <panel.value.TransferPanel call={call} words={transfer} m={m} lang={lang} isOff={replay.trace !== null} />
        )}
      </div>
    </LabFrame>
  );
}
