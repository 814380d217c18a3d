import { useEffect, useState } from 'preact/hooks';
import { createOfferAnswerSession } from '#labs/drivers/offer-answer-session.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { round, writtenCall, type FreeCall } from '#labs/model/scenarios/offer-answer.ts';
import { noDescriptions, stepDescriptions } from '#labs/model/views/descriptions.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { useCharts, type ChartSlots } from './hooks/use-charts.ts';
import { useReplay } from './hooks/use-replay.ts';
import { useSession } from './hooks/use-session.ts';
import { emptySource, useCallStates, useFold } from './hooks/use-trace.ts';
import { LabFrame } from './LabFrame.tsx';
import { CallButtons } from './parts/CallButtons.tsx';
import { DescriptionSlotsView } from './parts/DescriptionSlotsView.tsx';
import { PeerColumn } from './parts/PeerColumn.tsx';
import { registerLab } from './registry.ts';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common' | 'offerAnswer'>;
} & ChartSlots;

/** Every call that sets a description, as a button for each side; what is refused now says why and can be tried. */
export default function OfferAnswerLab({ lang, messages: { common: m, offerAnswer }, ...slots }: Props) {
  const session = useSession(createOfferAnswerSession);
  const replay = useReplay(session?.store ?? emptySource);
  const states = useCallStates(replay.source);
  const descriptions = useFold(replay.source, stepDescriptions, noDescriptions);
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
      name: 'offer-answer',
      source: session.store,
      run,
      step: () => step(next),
      reset,
      hangUp: () => void Promise.all(peers.map((peer) => press(peer, { id: 'close' }))),
    });
  }, [session, next]);

  const charts = useCharts(slots);
  return (
    <LabFrame
      name="offer-answer"
      title={offerAnswer.title}
      lang={lang}
      m={m}
      replay={replay}
      switchable
      controls={
        <>
          <button
            type="button"
            class="lab-button"
            data-main
            disabled={!session || replay.trace !== null}
            onClick={() => void run()}
          >
            {offerAnswer.round}
          </button>
          <button type="button" class="lab-button" disabled={!session || replay.trace !== null} onClick={reset}>
            {offerAnswer.reset}
          </button>
        </>
      }
      status={<p>{status}</p>}
    >
      {peers.map((peer) => (
        <PeerColumn key={peer} peer={peer} source={replay.source} charts={charts} machines={['signaling']} m={m}>
          <CallButtons
            peer={peer}
            states={states[peer]}
            received={session?.received(peer) ?? {}}
            isReady={session !== undefined && replay.trace === null}
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
