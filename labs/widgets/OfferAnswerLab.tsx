import { useEffect, useState } from 'preact/hooks';
import { createOfferAnswerSession } from '#labs/drivers/offer-answer-session.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { round, writtenCall, type FreeCall } from '#labs/model/scenarios/offer-answer.ts';
import { noDescriptions, stepDescriptions } from '#labs/model/views/descriptions.ts';
import { peers, type MachineId, type PeerId } from '#labs/model/vocabulary.ts';
import { useCharts, type ChartSlots } from './hooks/use-charts.ts';
import { useHasWebRtc } from './hooks/use-has-web-rtc.ts';
import { useLabAddress } from './hooks/use-lab-address.ts';
import { useCount, useMoment } from './hooks/use-moment.ts';
import { useReplay } from './hooks/use-replay.ts';
import { useSession } from './hooks/use-session.ts';
import { emptySource, useCallStates, useFold } from './hooks/use-trace.ts';
import { LabFrame } from './LabFrame.tsx';
import { LabButton } from './parts/LabButton.tsx';
import { CallButtons } from './parts/CallButtons.tsx';
import { DescriptionSlotsView } from './parts/DescriptionSlotsView.tsx';
import { PeerColumn } from './parts/PeerColumn.tsx';
import { registerLab } from './registry.ts';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common' | 'offerAnswer'>;
} & ChartSlots;

const name = 'offer-answer';
const machines: readonly MachineId[] = ['signaling'];

/** Every call that sets a description, as a button for each side; what is refused now says why and can be tried. */
export default function OfferAnswerLab({ lang, messages: { common: m, offerAnswer }, ...slots }: Props) {
  const session = useSession(createOfferAnswerSession);
  const replay = useReplay(session?.store ?? emptySource);
  const moment = useMoment(replay.source);
  const address = useLabAddress(name, () => false);
  const states = useCallStates(moment.source);
  const descriptions = useFold(moment.source, stepDescriptions, noDescriptions);
  const count = useCount(moment);
  const [status, setStatus] = useState(offerAnswer.status.ready);
  // Which call of a round `step` makes next.
  const [next, setNext] = useState(0);

  const press = async (peer: PeerId, call: FreeCall) => {
    const name = { peer: m.peers[peer], call: writtenCall(call) };
    try {
      await session?.press(peer, call);
      setStatus(fill(offerAnswer.status.called, name));
    } catch (cause) {
      setStatus(fill(offerAnswer.status.refused, { ...name, ...errorFacts(cause) }));
    }
  };
  const reset = () => {
    session?.reset();
    setStatus(offerAnswer.status.ready);
    setNext(0);
  };
  const step = async (index: number) => {
    const { peer, call } = round[index] ?? {};
    if (peer && call) await press(peer, call);
    setNext((index + 1) % round.length);
  };
  const run = async () => {
    reset();
    for (const index of round.keys()) await step(index);
  };
  useEffect(() => {
    if (!session) return;
    return registerLab({
      name,
      source: session.store,
      // Every call is pressed by hand.
      isPaused: () => true,
      run,
      step: () => step(next),
      reset,
      hangUp: () => void Promise.all(peers.map((peer) => press(peer, { id: 'close' }))),
    });
  }, [session, next]);

  const charts = useCharts(slots);
  const isAble = useHasWebRtc();
  // A call made now would not be made at the moment that is shown.
  const isReady = isAble && session !== undefined && replay.trace === null && count === null;
  return (
    <LabFrame
      name={name}
      title={offerAnswer.title}
      lang={lang}
      m={m}
      replay={replay}
      moment={moment}
      address={address}
      machines={machines}
      keys={isReady ? { step: () => void step(next), reset } : {}}
      switchable
      controls={
        <>
          <LabButton isMain isOff={!isReady} onPress={() => void run()}>
            {offerAnswer.round}
          </LabButton>
          <LabButton isOff={!isReady} onPress={reset}>
            {offerAnswer.reset}
          </LabButton>
        </>
      }
      status={<p>{status}</p>}
    >
      {peers.map((peer) => (
        <PeerColumn key={peer} peer={peer} source={moment.source} charts={charts} machines={machines} m={m}>
          <CallButtons
            peer={peer}
            states={states[peer]}
            received={session?.received(peer) ?? {}}
            isReady={isReady}
            onPress={(call) => void press(peer, call)}
            m={m}
            words={offerAnswer}
          />
          <DescriptionSlotsView
            title={fill(offerAnswer.descriptions, { peer: m.peers[peer] })}
            slots={descriptions[peer]}
            words={offerAnswer}
          />
        </PeerColumn>
      ))}
    </LabFrame>
  );
}
