import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { createMeshSession, emptyScene, type MeshSession } from '#labs/drivers/mesh/mesh-session.ts';
import { canShareRooms } from '#labs/drivers/mesh/take-seat.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { MeshMessages } from '#labs/messages/mesh-en.ts';
import { mistakes, type Mistake } from '#labs/model/mesh/mistakes.ts';
import { pairBetween, pairIdOf, seats, type PairId, type Seat } from '#labs/model/mesh/seats.ts';
import { countMesh, isWhole } from '#labs/model/mesh/view.ts';
import { peers as sides } from '#labs/model/vocabulary.ts';
import { useCharts, type ChartSlots } from './hooks/use-charts.ts';
import { useHasWebRtc } from './hooks/use-has-web-rtc.ts';
import { useIsNear } from './hooks/use-is-near.ts';
import { useLabAddress } from './hooks/use-lab-address.ts';
import { useLazy } from './hooks/use-lazy.ts';
import { useMoment } from './hooks/use-moment.ts';
import { useReplay } from './hooks/use-replay.ts';
import { useSession } from './hooks/use-session.ts';
import { useStore } from './hooks/use-store.ts';
import { emptySource } from './hooks/use-trace.ts';
import { LabFrame } from './LabFrame.tsx';
import { MeshPictures } from './mesh/MeshPictures.tsx';
import { MeshRing } from './mesh/MeshRing.tsx';
import { pairOf, pairWords } from './mesh/pair-words.ts';
import { PairTable } from './mesh/PairTable.tsx';
import { PeerList } from './mesh/PeerList.tsx';
import { meshLooks } from './mesh/mesh-looks.ts';
import { useMeshRoom } from './mesh/use-mesh-room.ts';
import { LabButton } from './parts/LabButton.tsx';
import { Notice } from './parts/Notice.tsx';
import { PeerColumn } from './parts/PeerColumn.tsx';
import { registerLab } from './registry.ts';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common' | 'network'> & { mesh: MeshMessages };
} & ChartSlots;

const name = 'mesh';
const noSubscription = () => () => {};
const noScene = () => emptyScene;
const loadCosts = () => import('./mesh/CostPanel.tsx');

/** Two to six peers, a connection for every two of them, and what it costs. */
export default function MeshLab({ lang, messages: { common, mesh: words }, ...slots }: Props) {
  const rooms = useMeshRoom();
  const { room } = rooms;
  const create = useCallback(
    (signal: AbortSignal): MeshSession => createMeshSession(rooms.read(), meshLooks(words), signal),
    [],
  );
  const session = useSession(create);
  const scene = useStore(session?.subscribe ?? noSubscription, session?.scene ?? noScene);
  const [chosen, setChosen] = useState<PairId>('alice-bob');
  const [mistake, setMistake] = useState<Mistake>('none');
  const [said, setSaid] = useState<{ full: true } | { crashed: Seat } | { problem: unknown } | null>(null);
  const live = session?.storeOf(chosen) ?? emptySource;
  const replay = useReplay(live);
  const moment = useMoment(replay.source);
  const address = useLabAddress(name, () => false);
  const charts = useCharts(slots);
  const m = useMemo(() => pairWords(common, words, chosen), [chosen]);
  const place = useRef<HTMLDivElement>(null);
  const isNear = useIsNear(place);
  const wasNear = useRef(false);
  wasNear.current ||= isNear;
  const costs = useLazy(wasNear.current ? loadCosts : null);

  const join = async (count: number) => {
    setSaid(null);
    if (!session) return;
    try {
      const ends = await Promise.all(Array.from({ length: count }, () => session.join()));
      if (ends.includes('full')) setSaid({ full: true });
    } catch (problem) {
      setSaid({ problem });
    }
  };
  const choose = useCallback((pair: PairId) => setChosen(pair), []);
  useEffect(() => session?.watch(chosen), [session, chosen]);

  const present = scene.view.peers.map(({ seat }) => seat);
  const missing = seats.length - present.length;
  /** Shows how one of the others sees it. */
  const lookAt = (seat: Seat) => {
    const witness = scene.view.peers.find((each) => each.seat !== seat && each.where === 'here');
    if (witness) choose(pairIdOf(pairBetween(witness.seat, seat)));
  };
  const crash = (seat: Seat) => {
    lookAt(seat);
    session?.crash(seat);
    setSaid(present.length > 1 ? { crashed: seat } : null);
  };
  const leave = (seat: Seat) => {
    setSaid(null);
    lookAt(seat);
    session?.leave(seat);
  };
  const reset = () => {
    setSaid(null);
    session?.reset();
  };
  // Once the others have noticed, it is news no more.
  const crashed = said && 'crashed' in said && present.includes(said.crashed) ? said.crashed : null;

  useEffect(() => {
    if (!session) return;
    const andWait = async (count: number) => {
      await join(count);
      await session.whole();
    };
    return registerLab({
      name,
      source: session.storeOf(chosen),
      isPaused: () => false,
      run: () => andWait(seats.length - session.scene().view.peers.length),
      step: () => andWait(1),
      reset: session.reset,
      hangUp: session.hangUp,
    });
  }, [session, chosen]);

  const isReplaying = replay.trace !== null;
  const isReady = useHasWebRtc() && session !== undefined && !isReplaying;
  const isEmpty = present.length === 0;
  const { first, second } = pairOf(chosen);
  const state = scene.view.pairs.find(({ id }) => id === chosen)?.state ?? words.pairs.none;
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
          <LabButton isMain={present.length < 2} isOff={!isReady} onPress={() => void join(1)}>
            {words.add}
          </LabButton>
          <LabButton isOff={!isReady || missing === 0} onPress={() => void join(missing)}>
            {words.fill}
          </LabButton>
          <LabButton isOff={!isReady || isEmpty} onPress={() => session?.hangUp()}>
            {words.hangUp}
          </LabButton>
          <LabButton isOff={!isReady} aria-keyshortcuts="R" onPress={reset}>
            {words.reset}
          </LabButton>
          <LabButton
            isOff={!isReady || !canShareRooms()}
            onPress={() => void open(rooms.share(), '_blank', 'noopener')}
          >
            {words.otherTab}
          </LabButton>
          <label class="lab-field">
            <span>{words.mistake}</span>
            <select
              value={mistake}
              disabled={!isReady}
              onChange={({ currentTarget }) => {
                const next = currentTarget.value as Mistake;
                setMistake(next);
                session?.setMistake(next);
              }}
            >
              {mistakes.map((each) => (
                <option key={each} value={each}>
                  {words.mistakes[each]}
                </option>
              ))}
            </select>
          </label>
        </>
      }
      status={
        <>
          <p>{sentence()}</p>
          {room?.isShared && <p>{fill(words.room.code, { room: room.code })}</p>}
          {room && room.malformed !== null && (
            <Notice tone="problem" action={{ label: words.room.dismiss, run: rooms.dismiss }}>
              {fill(words.room.malformed, { room: room.malformed })}
            </Notice>
          )}
          {session && !canShareRooms() && <Notice tone="note">{words.room.alone}</Notice>}
          {said && 'full' in said && <Notice tone="problem">{words.status.full}</Notice>}
          {said && 'problem' in said && (
            <Notice tone="problem">{fill(words.status.wentWrong, errorFacts(said.problem))}</Notice>
          )}
          {scene.problem !== null && (
            <Notice tone="problem" action={{ label: words.reset, run: reset }}>
              {fill(words.status.noConnection, errorFacts(scene.problem))}
            </Notice>
          )}
        </>
      }
    >
      <div class="lab-whole lab-mesh-top">
        <section class="lab-mesh-part" aria-label={words.ring.title}>
          <MeshRing view={scene.view} chosen={chosen} onChoose={choose} words={words} />
        </section>
        <section class="lab-mesh-part" aria-label={words.pairs.title}>
          <h3>{words.pairs.title}</h3>
          <p class="lab-mesh-quiet">{words.pairs.how}</p>
          <PairTable view={scene.view} chosen={chosen} onChoose={choose} words={words} />
        </section>
      </div>
      <section class="lab-whole lab-mesh-part" aria-label={words.peers.title}>
        <h3>{words.peers.title}</h3>
        <PeerList
          view={scene.view}
          uplinks={scene.uplinks}
          isOff={!isReady}
          onLeave={leave}
          onCrash={crash}
          words={words}
        />
      </section>
      <div class="lab-whole">
        <MeshPictures scene={scene} words={words} />
      </div>
      <div class="lab-whole" ref={place}>
        {costs.value && <costs.value.CostPanel scene={scene} words={words} />}
        {costs.hasFailed && (
          <Notice tone="problem" action={{ label: words.cost.again, run: costs.again }}>
            {words.cost.notFetched}
          </Notice>
        )}
      </div>
      <p class="lab-whole lab-mesh-chosen">
        {fill(words.pairs.chosen, { first: words.names[first], second: words.names[second], state })}
      </p>
      {sides.map((side) => (
        <PeerColumn key={side} peer={side} source={moment.source} charts={charts} m={m}>
          <></>
        </PeerColumn>
      ))}
    </LabFrame>
  );

  function sentence(): string {
    const { status } = words;
    if (crashed) return fill(status.crashed, { peer: words.names[crashed] });
    if (isEmpty) return room?.isShared ? fill(status.invited, { room: room.code }) : status.empty;
    if (present.length === 1) return status.alone;
    const counts = countMesh(scene.view);
    return fill(isWhole(counts) ? status.whole : status.joining, counts);
  }
}
