import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { createDumpReader, type Choice } from '#labs/drivers/dump-reader.ts';
import { createTraceStore } from '#labs/drivers/trace-store.ts';
import type { DumpMessages } from '#labs/messages/dump-en.ts';
import type { Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { StatsMessages } from '#labs/messages/stats-en.ts';
import type { DumpSummary } from '#labs/model/importers/summary.ts';
import { DumpOverview } from './dump/DumpOverview.tsx';
import { AllSeries } from './dump/AllSeries.tsx';
import { useCharts, type ChartSlots } from './hooks/use-charts.ts';
import { useDump } from './hooks/use-dump.ts';
import { useLabAddress } from './hooks/use-lab-address.ts';
import { useMoment } from './hooks/use-moment.ts';
import { useReplay } from './hooks/use-replay.ts';
import { useSession } from './hooks/use-session.ts';
import { LabFrame } from './LabFrame.tsx';
import { LabButton } from './parts/LabButton.tsx';
import { Notice } from './parts/Notice.tsx';
import { PeerColumn } from './parts/PeerColumn.tsx';
import { registerLab } from './registry.ts';
import { ReportTree } from './stats/ReportTree.tsx';
import { StatsGraphs } from './stats/StatsGraphs.tsx';
import { Verdicts } from './stats/Verdicts.tsx';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common'> & { stats: StatsMessages; dump: DumpMessages };
} & ChartSlots;

const name = 'dump-reader';
const examples = { works: 'chromium-call.json', fails: 'chromium-failed.json' } as const;

/** Opens what a browser or rtcstats has saved of somebody's calls, and shows it as a lab shows a call of its own. */
export default function DumpReader({ lang, messages: { common, stats, dump: words }, ...slots }: Props) {
  const store = useMemo(() => createTraceStore(), []);
  const reader = useSession(createDumpReader);
  const dump = useDump(reader, store);
  const replay = useReplay(store);
  const moment = useMoment(replay.source);
  const address = useLabAddress(name, () => false);
  const charts = useCharts(slots);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [hasNoExample, setHasNoExample] = useState(false);

  const open = async (files: readonly Blob[]) => {
    if (files.length === 0 || !reader) return;
    setHasNoExample(false);
    replay.close();
    moment.go(null);
    const [first] = files;
    // A trace of a lab begins with its name.
    if (first && (await first.slice(0, 200).text()).includes('"icebreaker-trace"')) return replay.open(files);
    await dump.open(files.map((file) => (file instanceof File ? file : new File([file], name))));
  };
  const openExample = async (which: keyof typeof examples = 'works') => {
    try {
      const response = await fetch(`/dumps/${examples[which]}`);
      if (!response.ok) throw new Error(response.statusText);
      await open([new File([await response.blob()], examples[which])]);
    } catch {
      setHasNoExample(true);
    }
  };
  const close = () => {
    moment.go(null);
    replay.close();
    dump.close();
  };
  useEffect(() => {
    if (!reader) return;
    const nothing = () => {};
    return registerLab({
      ...{ name, source: store, isPaused: () => false },
      ...{ run: openExample, step: openExample, reset: close, hangUp: nothing },
    });
  }, [reader]);

  const { state } = dump;
  const isOpen = state.at === 'open' || replay.trace !== null;
  const choice = state.at === 'open' ? state.choice : null;
  const isPair = replay.trace !== null || choice?.length === 2;
  const m = useMemo(
    () => ({
      ...common,
      frame: { ...common.frame, ...words.frame },
      peers: isPair ? words.ends : { ...words.ends, alice: words.onlyEnd },
      roles: { alice: '', bob: '' },
    }),
    [isPair],
  );
  const shown = isPair ? (['alice', 'bob'] as const) : (['alice'] as const);
  return (
    <div
      class="lab-drop"
      aria-busy={state.at === 'reading' || (state.at === 'open' && state.isReading)}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void open([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <LabFrame
        name={name}
        title={words.title}
        lang={lang}
        m={m}
        replay={{ ...replay, open }}
        moment={moment}
        address={address}
        sides={shown}
        switchable={isPair}
        isForeign
        controls={
          <>
            <LabButton isMain={!isOpen} isOff={!reader} onPress={() => input.current?.click()}>
              {words.open}
            </LabButton>
            <input
              ref={input}
              type="file"
              multiple
              hidden
              aria-label={words.open}
              onChange={({ currentTarget }) => {
                const files = [...(currentTarget.files ?? [])];
                currentTarget.value = '';
                void open(files);
              }}
            />
            {(['works', 'fails'] as const).map((which) => (
              <LabButton key={which} isOff={!reader} onPress={() => void openExample(which)}>
                {words.examples[which]}
              </LabButton>
            ))}
            <LabButton isOff={!isOpen && state.at !== 'reading'} onPress={close}>
              {words.close}
            </LabButton>
            {state.at === 'open' && replay.trace === null && state.summary.connections.length > 1 && (
              <label class="lab-field">
                <span>{words.shown}</span>
                <select
                  value={(choice ?? []).join()}
                  onChange={({ currentTarget: { value } }) => {
                    moment.go(null);
                    void dump.choose(value.split(',').map(Number) as unknown as Choice);
                  }}
                >
                  {choicesOf(state.summary).map(({ value, text }) => (
                    <option key={value} value={value}>
                      {text}
                    </option>
                  ))}
                </select>
              </label>
            )}
          </>
        }
        status={
          <>
            <p>{sentence()}</p>
            {state.at === 'failed' && (
              <Notice tone="problem">
                {state.error.details['file'] !== undefined && <strong>{state.error.details['file']}: </strong>}
                {fill(m.errors[state.error.code], state.error.details)}
              </Notice>
            )}
            {hasNoExample && <Notice tone="problem">{words.noExample}</Notice>}
          </>
        }
      >
        {!isOpen && <p class="lab-whole lab-drop-place">{words.drop}</p>}
        {state.at === 'open' && replay.trace === null && (
          <div class="lab-whole">
            <DumpOverview summary={state.summary} choice={choice} lang={lang} words={words} />
          </div>
        )}
        {isOpen &&
          shown.map((peer) => (
            <PeerColumn key={peer} peer={peer} source={moment.source} charts={charts} m={m}>
              <></>
            </PeerColumn>
          ))}
        {isOpen && (
          <div class="lab-whole lab-stats">
            <Verdicts source={moment.source} names={m.peers} words={stats.quality} />
            <StatsGraphs
              moment={moment}
              names={m.peers}
              words={{ ...stats.graphs, empty: words.noStats }}
              range="all"
            />
            <ReportTree source={moment.source} names={m.peers} words={stats.reports} />
            {choice && reader && replay.trace === null && (
              <AllSeries key={choice.join()} choice={choice} names={m.peers} reader={reader} words={words.series} />
            )}
          </div>
        )}
      </LabFrame>
    </div>
  );

  function sentence(): string {
    switch (state.at) {
      case 'empty':
      case 'failed':
        return words.status.empty;
      case 'reading':
        return words.status.reading;
      case 'open':
        if (state.choice === null) return words.status.noConnection;
        if (state.isReading) return words.status.reading;
        return isPair ? words.status.both : words.status.one;
    }
  }

  function choicesOf({ connections, ends, files }: DumpSummary): readonly { value: string; text: string }[] {
    // Ids of two files may be alike; and marks of direction would turn the whole line.
    const nameOf = (index: number) => {
      const { id = '', file = 0 } = connections[index] ?? {};
      const whole = files.length > 1 ? `${files[file]?.name} ${id}` : id;
      return whole.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
    };
    return [
      ...ends.map(([one, other]) => ({
        value: `${one},${other}`,
        text: fill(words.both, { one: nameOf(one), other: nameOf(other) }),
      })),
      ...connections.map((_, index) => ({ value: String(index), text: fill(words.one, { id: nameOf(index) }) })),
    ];
  }
}
