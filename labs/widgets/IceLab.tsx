import { useEffect, useMemo, useState } from 'preact/hooks';
import { createIceSession, type IceLabSettings } from '#labs/drivers/ice-session.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { IceMessages } from '#labs/messages/ice-en.ts';
import type { InspectorMessages } from '#labs/messages/inspector-en.ts';
import { LabError } from '#labs/model/errors.ts';
import { isTurnUrl } from '#labs/model/ice/server-url.ts';
import { noGathering, stepGathering, waitedFor } from '#labs/model/views/gathering.ts';
import { noPairs, pairsOf, stepPairs } from '#labs/model/views/pairs.ts';
import { peers, type MachineId } from '#labs/model/vocabulary.ts';
import { useCharts, type ChartSlots } from './hooks/use-charts.ts';
import { useClock } from './hooks/use-clock.ts';
import { useHasWebRtc } from './hooks/use-has-web-rtc.ts';
import { useLabAddress } from './hooks/use-lab-address.ts';
import { useMoment } from './hooks/use-moment.ts';
import { useOwnServers } from './hooks/use-own-servers.ts';
import { useReplay } from './hooks/use-replay.ts';
import { useSession } from './hooks/use-session.ts';
import { emptySource, useCallStates, useFold } from './hooks/use-trace.ts';
import { LabFrame } from './LabFrame.tsx';
import { CandidateParts } from './parts/CandidateParts.tsx';
import { GatherAxis } from './parts/GatherAxis.tsx';
import { IceSettings, type ChosenSettings } from './parts/IceSettings.tsx';
import { LabButton } from './parts/LabButton.tsx';
import { Notice } from './parts/Notice.tsx';
import { OwnServers } from './parts/OwnServers.tsx';
import { PairMatrix } from './parts/PairMatrix.tsx';
import { PeerColumn } from './parts/PeerColumn.tsx';
import { SelfTest } from './parts/SelfTest.tsx';
import { ServerErrors } from './parts/ServerErrors.tsx';
import { Ways } from './parts/Ways.tsx';
import { registerLab } from './registry.ts';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common'> & {
    ice: IceMessages;
    candidates: InspectorMessages['candidates'];
    why: InspectorMessages['pairs']['why'];
  };
} & ChartSlots;

const name = 'ice-gathering';
const machines: readonly MachineId[] = ['ice-gathering', 'ice-connection'];
const atFirst: ChosenSettings = {
  servers: 'turn',
  policy: 'all',
  poolSize: 0,
  bundle: 'balanced',
  sections: ['audio'],
};

/** Candidates as they come, from where and when, what became of each server, and which pair of them carries a call. */
export default function IceLab({ lang, messages: { common: m, ice: words, candidates, why }, ...slots }: Props) {
  const session = useSession(createIceSession);
  const replay = useReplay(session?.store ?? emptySource);
  const moment = useMoment(replay.source);
  const address = useLabAddress(name, () => false);
  const [chosen, choose] = useState(atFirst);
  const [own, setOwn] = useOwnServers();
  const [problem, setProblem] = useState<unknown>(null);
  /** What the connection that there is was made with. */
  const [used, setUsed] = useState('');
  const [resets, setResets] = useState(0);
  const gathering = useFold(moment.source, stepGathering, noGathering);
  const states = useCallStates(moment.source);
  const pairFacts = useFold(moment.source, stepPairs, noPairs);
  const pairs = useMemo(() => pairsOf(pairFacts), [pairFacts]);
  const now = useClock(moment, gathering.state === 'gathering');

  const settings = (): IceLabSettings => ({
    ...chosen,
    own: own.map(({ url, username, credential }) =>
      isTurnUrl(url) ? { urls: url, username, credential } : { urls: url },
    ),
  });
  const attempt = async (doing: () => Promise<void> | undefined) => {
    moment.go(null);
    setProblem(null);
    await doing()?.catch(setProblem);
  };
  const gather = () => {
    setUsed(JSON.stringify(settings()));
    return attempt(() => session?.gather(settings()));
  };
  const meet = () => attempt(() => session?.meet());
  const reset = () => {
    setProblem(null);
    setResets(resets + 1);
    session?.reset();
  };
  useEffect(() => {
    if (!session) return;
    return registerLab({
      name,
      source: session.store,
      isPaused: () => false,
      run: () => session.gather(settings()),
      step: session.meet,
      reset: session.reset,
      hangUp: session.stop,
    });
  }, [session, chosen, own]);

  const isReplaying = replay.trace !== null;
  const isReady = useHasWebRtc() && session !== undefined && !isReplaying;
  const { connection, signaling } = states.alice.machines;
  const isOpen = gathering.startedAt !== null && signaling.state !== 'closed';
  const hasMet = signaling.state === 'stable' && isOpen;
  const charts = useCharts(slots);
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
      keys={isReplaying ? {} : { reset }}
      controls={
        <>
          <LabButton isMain={!isOpen} isOff={!isReady} onPress={() => void gather()}>
            {isOpen ? words.gatherAgain : words.gather}
          </LabButton>
          <LabButton isMain={isOpen && !hasMet} isOff={!isReady || !isOpen || hasMet} onPress={() => void meet()}>
            {words.meet}
          </LabButton>
          <LabButton isOff={!isReady || !isOpen} onPress={() => session?.stop()}>
            {words.stop}
          </LabButton>
          <LabButton isOff={!isReady} aria-keyshortcuts="R" onPress={reset}>
            {words.reset}
          </LabButton>
          <IceSettings value={chosen} onChange={choose} words={words} />
        </>
      }
      status={
        <>
          <p>{sentence()}</p>
          {isOpen && used !== '' && used !== JSON.stringify(settings()) && <p>{words.status.stale}</p>}
          {problem !== null && <Notice tone="problem">{problemOf(problem)}</Notice>}
        </>
      }
    >
      <div class="lab-whole lab-ice">
        {chosen.servers === 'own' && !isReplaying && <OwnServers servers={own} onChange={setOwn} words={words.own} />}
        <GatherAxis gathering={gathering} now={now} moment={moment} words={words.axis} />
        <ServerErrors failed={gathering.failed} words={words.errors} />
        <CandidateParts found={gathering.found} words={words.parts} kinds={candidates} />
        <section class="lab-pairs" aria-label={words.pairs.title}>
          <h3>{words.pairs.title}</h3>
          <PairMatrix pairs={pairs.alice} words={words.pairs} why={why} />
          {!isReplaying && isOpen && (
            <Ways source={moment.source} onCut={(way, isCut) => session?.cut(way, isCut)} words={words.pairs} />
          )}
        </section>
        {!isReplaying && (
          <SelfTest
            key={`${chosen.servers} ${resets}`}
            list={() => session?.tests(settings()) ?? Promise.resolve([])}
            onFailed={setProblem}
            words={words.test}
          />
        )}
      </div>
      {peers.map((peer) => (
        <PeerColumn key={peer} peer={peer} source={moment.source} charts={charts} machines={machines} m={m} />
      ))}
    </LabFrame>
  );

  function sentence(): string {
    const { status } = words;
    const { startedAt, endedAt, found } = gathering;
    if (startedAt === null) return status.ready;
    if (signaling.state === 'closed') return status.stopped;
    if (connection.state === 'connected') return status.connected;
    if (connection.state === 'disconnected' || connection.state === 'failed') return status[connection.state];
    const isIdle = connection.state === 'new' && gathering.state === 'complete' && found.length === 0;
    if (hasMet) return isIdle ? status.noneToCheck : status.connecting;
    const s = ((now - startedAt) / 1000).toFixed(1);
    const waited = waitedFor(gathering);
    if (gathering.state === 'gathering')
      return waited.length > 0 ? fill(status.gathering, { s, what: waited.join(', ') }) : fill(status.settling, { s });
    if (found.length === 0) return status.completeNone;
    return fill(status.complete, { ms: ((endedAt ?? now) - startedAt).toFixed(0), count: found.length });
  }

  function problemOf(cause: unknown): string {
    if (cause instanceof LabError) return fill(m.errors[cause.code], cause.details);
    return fill(words.status.wentWrong, errorFacts(cause));
  }
}
