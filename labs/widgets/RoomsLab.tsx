import type { ComponentChildren } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { createRoomsSession, type Relay, type RoomsSession } from '#labs/drivers/rooms/rooms-session.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { CommonMessages, Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { RoomsMessages } from '#labs/messages/rooms-en.ts';
import { LabError } from '#labs/model/errors.ts';
import { noScene, stepScene } from '#labs/model/rooms/news.ts';
import { visitorIn } from '#labs/model/rooms/rooms-view.ts';
import { nextStep, storySteps } from '#labs/model/rooms/story.ts';
import { visitors, type Visitor } from '#labs/model/rooms/visitors.ts';
import { useHasWebRtc } from './hooks/use-has-web-rtc.ts';
import { useLabAddress } from './hooks/use-lab-address.ts';
import { useMoment } from './hooks/use-moment.ts';
import { useRegisteredLab } from './hooks/use-registered-lab.ts';
import { useReplay } from './hooks/use-replay.ts';
import { useSession } from './hooks/use-session.ts';
import { emptySource, useFold } from './hooks/use-trace.ts';
import { LabFrame } from './LabFrame.tsx';
import { LabButton } from './parts/LabButton.tsx';
import { Notice } from './parts/Notice.tsx';
import { Leaks } from './rooms/Leaks.tsx';
import { RoomCharts } from './rooms/RoomCharts.tsx';
import { ServerReads } from './rooms/ServerReads.tsx';
import { VisitorList, type VisitorAct } from './rooms/VisitorList.tsx';
import { WhoGetsIt } from './rooms/WhoGetsIt.tsx';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common'> & { rooms: RoomsMessages };
  room?: ComponentChildren;
};

const name = 'rooms';
/** Long enough to see what a step has changed. */
const paceMs = 1200;
const relays: readonly Relay[] = ['server', 'room', 'everyone', 'known-types'];

/** Visitors of the signaling server, each with a socket of its own, and the rooms they come into. */
export default function RoomsLab({ lang, messages: { common, rooms: words }, room: drawing }: Props) {
  const [m] = useState<CommonMessages>(() => ({ ...common, peers: words.sides }));
  const [problem, setProblem] = useState<unknown>(null);
  const [done, setDone] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [relay, setRelay] = useState<Relay>('server');
  const [chosen, choose] = useState<string | null>(null);
  const create = useCallback((signal: AbortSignal) => createRoomsSession(setProblem, signal), []);
  const session = useSession(create);
  const live = session?.store ?? emptySource;
  const replay = useReplay(live);
  const moment = useMoment(replay.source);
  const address = useLabAddress(name, () => false);
  const { view, deliveries, news } = useFold(moment.source, stepScene, noScene);
  const now = useFold(live, stepScene, noScene).view;

  const attempt = async (doing: () => Promise<void>) => {
    moment.go(null);
    setProblem(null);
    setBusy(true);
    await doing().catch(setProblem);
    setBusy(false);
  };
  const step = async (own: RoomsSession) => setDone(await own.step());
  const play = (own: RoomsSession, pauseMs: number) =>
    attempt(async () => {
      const { store } = own;
      // Another trace has begun: the lab was reset.
      const { startedAt } = store.getTrace();
      while (own.stepsLeft() > 0 && store.getTrace().startedAt === startedAt) {
        await step(own);
        if (pauseMs > 0 && own.stepsLeft() > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    });
  const act = (visitor: Visitor, what: VisitorAct) =>
    void attempt(async () => {
      if (!session) return;
      if (what === 'enter') await session.enter(visitor);
      else if (what === 'call') await session.call(visitor);
      else if (what === 'leave') session.leave(visitor);
      else if (what === 'unplug') session.unplug(visitor);
      else if (what === 'stranger') session.writeToStranger(visitor);
      else session.sendNonsense(visitor);
    });
  const reset = () => {
    setProblem(null);
    setDone(0);
    choose(null);
    session?.reset();
  };
  useRegisteredLab(name, session, (own) => ({ run: () => play(own, 0), step: () => attempt(() => step(own)) }));

  const isReplaying = replay.trace !== null;
  const isReady = useHasWebRtc() && session !== undefined && !isReplaying;
  const isIdle = isReady && !isBusy;
  const inside = now.visitors.filter(({ presence }) => presence === 'in').length;
  const next = storySteps[nextStep(done, (visitor) => visitorIn(now, visitor)?.presence === 'in')];
  return (
    <LabFrame
      name={name}
      title={words.title}
      lang={lang}
      m={m}
      replay={replay}
      moment={moment}
      address={address}
      hasServer
      machines={[]}
      keys={isReplaying ? {} : { reset, step: () => void (isIdle && session && attempt(() => step(session))) }}
      controls={
        <>
          <LabButton
            isMain={next !== undefined}
            isOff={!isIdle || next === undefined}
            onPress={() => void (session && attempt(() => step(session)))}
          >
            {words.step}
          </LabButton>
          <LabButton isOff={!isIdle || next === undefined} onPress={() => void (session && play(session, paceMs))}>
            {words.play}
          </LabButton>
          <LabButton
            isOff={!isIdle || inside === visitors.length}
            onPress={() => void (session && attempt(session.add))}
          >
            {words.add}
          </LabButton>
          <LabButton isOff={!isIdle || inside === 0} onPress={() => session?.hangUp()}>
            {words.hangUp}
          </LabButton>
          <LabButton isOff={!isReady} aria-keyshortcuts="R" onPress={reset}>
            {words.reset}
          </LabButton>
          <label class="lab-field">
            <span>{words.relay.label}</span>
            <select
              value={relay}
              disabled={!isReady}
              onChange={({ currentTarget }) => {
                const chosenRelay = currentTarget.value as Relay;
                setRelay(chosenRelay);
                session?.setRelay(chosenRelay);
              }}
            >
              {relays.map((each) => (
                <option key={each} value={each}>
                  {words.relay[each]}
                </option>
              ))}
            </select>
          </label>
        </>
      }
      status={
        <>
          <p>{fill(words.news[news.key], news.values)}</p>
          <p class="rooms-next">
            {done > 0 && fill(words.progress, { done, count: storySteps.length })}{' '}
            {next && fill(words.next, { step: words.steps[next] })}
          </p>
          {relay !== 'server' && <Notice tone="note">{words.relay.note}</Notice>}
          {problem !== null && <Notice tone="problem">{sentenceOf(problem)}</Notice>}
        </>
      }
    >
      <div class="lab-whole rooms-top">
        <section class="rooms-part" aria-label={words.visitors.title}>
          <h3>{words.visitors.title}</h3>
          <VisitorList view={view} live={now} isOff={!isIdle} onAct={act} words={words} />
        </section>
        <section class="rooms-part" aria-label={words.rooms.title}>
          <h3>{words.rooms.title}</h3>
          <RoomCharts view={view} chosen={chosen} onChoose={choose} words={words.rooms}>
            {drawing}
          </RoomCharts>
        </section>
      </div>
      <section class="lab-whole rooms-part" aria-label={words.ladder.title}>
        <h3>{words.ladder.title}</h3>
        <WhoGetsIt deliveries={deliveries} words={words.ladder} />
      </section>
      <section class="lab-whole rooms-part" aria-label={words.reads.title}>
        <h3>{words.reads.title}</h3>
        <ServerReads deliveries={deliveries} words={words.reads} />
      </section>
      <section class="lab-whole rooms-part" aria-label={words.leaks.title}>
        <h3>{words.leaks.title}</h3>
        <Leaks leaks={deliveries.leaks} words={words.leaks} />
      </section>
    </LabFrame>
  );

  function sentenceOf(cause: unknown): string {
    if (cause instanceof LabError) return fill(m.errors[cause.code], cause.details);
    const { name: error, message } = errorFacts(cause);
    return `${error}: ${message}`;
  }
}
