import { useEffect, useState } from 'preact/hooks';
import type { DataCall } from '#labs/drivers/data/data-call.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import { chosenFile, syntheticFile } from '#labs/drivers/transfer/file-source.ts';
import { createTransferSession, noTransfer } from '#labs/drivers/transfer/transfer-session.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { TransferMessages } from '#labs/messages/transfer-en.ts';
import { isOver } from '#labs/model/transfer/transfer-machine.ts';
import { useSession } from '../hooks/use-session.ts';
import { useStore } from '../hooks/use-store.ts';
import { LabButton } from '../parts/LabButton.tsx';
import { Notice } from '../parts/Notice.tsx';
import { saveBlob } from '../parts/save-trace.ts';
import { EndCard } from './transfer/EndCard.tsx';
import { FileChoice, type Choice } from './transfer/FileChoice.tsx';

type Props = {
  call: DataCall | null;
  /** Another number after each reset of the lab. */
  resets: number;
  words: TransferMessages;
  m: CommonMessages;
  lang: string;
  isOff: boolean;
};

type ChunkBytes = keyof TransferMessages['chunks'];
const chunkSizes: readonly ChunkBytes[] = [16384, 65536, 262144];
const nothing = { subscribe: () => () => {}, view: () => noTransfer };

/** A file on its way from one side to the other, and everything that may happen to it there. */
export function TransferPanel({ call, resets, words, m, lang, isOff }: Props) {
  const session = useSession(createTransferSession);
  const { subscribe, view } = session ?? nothing;
  const { sender, receiver, place, whole } = useStore(subscribe, view);
  const [choice, setChoice] = useState<Choice>(16 * 2 ** 20);
  const [chunkBytes, setChunkBytes] = useState<ChunkBytes>(65536);
  const [isAutomatic, setAutomatic] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => session?.setCall(call), [session, call]);
  useEffect(() => {
    if (resets > 0) session?.forget();
  }, [session, resets]);
  useEffect(() => session?.setWelcome(isAutomatic), [session, isAutomatic]);

  const isReady = session !== undefined && !isOff;
  const isUnderWay = sender !== null && !isOver(sender.state);
  const isPaused = sender?.state === 'paused';
  const isMoving = isUnderWay && !isPaused;
  const restart = () => {
    setProblem(null);
    call
      ?.restartIce()
      .catch((cause: unknown) => setProblem(fill(words.restartFailed, { message: errorFacts(cause).message })));
  };
  const send = () => session?.send(choice instanceof File ? chosenFile(choice) : syntheticFile(choice), chunkBytes);
  return (
    <section class="lab-transfer" aria-label={words.title} lang={lang}>
      <h3>{words.title}</h3>
      <p class="lab-quiet">{words.explain}</p>
      <FileChoice choice={choice} onChoose={setChoice} isOff={!isReady || isUnderWay} lang={lang} words={words} />
      <div class="lab-controls">
        <LabButton isMain={!isUnderWay} isOff={!isReady || !call || isUnderWay} onPress={send}>
          {words.send}
        </LabButton>
        <label class="lab-field">
          <span>{words.chunk}</span>
          <select
            value={String(chunkBytes)}
            disabled={!isReady || isUnderWay}
            onChange={({ currentTarget }) => setChunkBytes(Number(currentTarget.value) as ChunkBytes)}
          >
            {chunkSizes.map((size) => (
              <option key={size} value={String(size)}>
                {words.chunks[size]}
              </option>
            ))}
          </select>
        </label>
        <label class="lab-check">
          <input
            type="checkbox"
            checked={isAutomatic}
            disabled={!isReady}
            onChange={({ currentTarget }) => setAutomatic(currentTarget.checked)}
          />
          {words.automatic}
        </label>
      </div>
      {!call && isReady && <p class="lab-quiet">{words.connectFirst}</p>}
      <div class="lab-controls lab-transfer-breaking" role="group" aria-label={words.breaking}>
        <span class="lab-quiet">{words.breaking}</span>
        <LabButton isOff={!isReady || !isMoving} onPress={() => session?.cutOff()}>
          {words.cutOff}
        </LabButton>
        <LabButton isOff={!isReady || !call} onPress={restart}>
          {words.restartIce}
        </LabButton>
        <LabButton isMain={isPaused} isOff={!isReady || !call || !isPaused} onPress={() => session?.resume()}>
          {words.resume}
        </LabButton>
      </div>
      {problem !== null && <Notice tone="problem">{problem}</Notice>}
      <div class="lab-transfer-ends">
        <EndCard
          side="sender"
          peer="alice"
          peerName={m.peers.alice}
          end={sender}
          place={place}
          lang={lang}
          words={words}
        >
          <LabButton isOff={!isUnderWay} onPress={() => session?.cancel('sender')}>
            {words.cancel}
          </LabButton>
        </EndCard>
        <EndCard
          side="receiver"
          peer="bob"
          peerName={m.peers.bob}
          end={receiver}
          place={place}
          lang={lang}
          words={words}
        >
          {receiver?.state === 'offered' && !isAutomatic && (
            <>
              <LabButton isMain isOff={!isReady} onPress={() => session?.accept()}>
                {words.accept}
              </LabButton>
              <LabButton isOff={!isReady} onPress={() => session?.refuse()}>
                {words.refuse}
              </LabButton>
            </>
          )}
          {whole && receiver ? (
            <>
              <LabButton isMain isOff={false} onPress={() => saveBlob(receiver.name, whole)}>
                {words.save}
              </LabButton>
              <LabButton isOff={false} onPress={() => session?.remove()}>
                {words.remove}
              </LabButton>
            </>
          ) : (
            <LabButton isOff={!receiver || isOver(receiver.state)} onPress={() => session?.cancel('receiver')}>
              {words.cancel}
            </LabButton>
          )}
        </EndCard>
      </div>
    </section>
  );
}
