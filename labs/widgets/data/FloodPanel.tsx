import { useState } from 'preact/hooks';
import type { DataCall } from '#labs/drivers/data/data-call.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { DataMessages } from '#labs/messages/data-en.ts';
import { fill } from '#labs/messages/fill.ts';
import {
  floodKinds,
  floodLabel,
  floodLengths,
  floodRates,
  floodSizes,
  usualFlood,
  type FloodPlan,
} from '#labs/model/data/flood-plan.ts';
import { stepLastReport, type LastReport } from '#labs/model/data/flood-reports.ts';
import type { Moment } from '../hooks/moment.ts';
import { useCount } from '../hooks/use-moment.ts';
import { useFold } from '../hooks/use-trace.ts';
import { LabButton } from '../parts/LabButton.tsx';
import { Notice } from '../parts/Notice.tsx';
import { ArrivalStrip } from './ArrivalStrip.tsx';
import { BurstPart } from './BurstPart.tsx';
import { FloodTable, type FloodRow } from './FloodTable.tsx';
import type { Gauge } from './gauge.ts';
import { useFlood } from './use-flood.ts';

type Props = {
  call: DataCall | null;
  moment: Moment;
  isReplaying: boolean;
  gauge: Gauge;
  /** Makes the caller's network bad enough to see something; `null` where the lab cannot. */
  onWorsen: (() => void) | null;
  words: Pick<DataMessages, 'flood' | 'burst'>;
};

const heights = [100, 250, 500, 1000, 2000, 5000, 10_000, 30_000];

/** Several kinds of channel under the same load on the same network. */
export function FloodPanel({ call, moment, isReplaying, gauge, onWorsen, words: { flood: words, burst } }: Props) {
  const [plan, setPlan] = useState<FloodPlan>(usualFlood);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBursting, setBursting] = useState(false);
  const { flood, phase, isRunning, start } = useFlood(call, gauge);
  const report = useFold<LastReport>(moment.source, stepLastReport, null);
  const isLive = useCount(moment) === null && !isReplaying && flood !== null;
  const begin = async () => {
    moment.go(null);
    setProblem(null);
    try {
      await start(plan);
    } catch (cause) {
      setProblem(errorFacts(cause).message);
    }
  };
  const streams = isLive ? flood.streams : [];
  const rows: readonly FloodRow[] = isLive
    ? streams.map(({ kind, counts }) => ({ label: floodLabel + kind, ...counts() }))
    : (report?.channels.map((figures) => ({ ...figures, missing: null })) ?? []);
  const longest = Math.max(0, ...rows.map(({ max }) => max));
  const height = heights.find((each) => each >= longest) ?? longest;
  const lastAt = Math.max(0, ...streams.map(({ arrivals }) => arrivals.at(-1)?.at ?? 0));
  const planned = (flood?.plan.seconds ?? 0) + 1;
  const width = (lastAt <= planned * 1000 ? planned : Math.ceil(lastAt / 5000) * 5) * 1000;
  const number = (name: string, member: 'rate' | 'size' | 'seconds', values: readonly number[]) => (
    <label class="lab-field">
      <span>{name}</span>
      <select
        value={plan[member]}
        disabled={isRunning}
        onChange={({ currentTarget }) => setPlan({ ...plan, [member]: Number(currentTarget.value) })}
      >
        {values.map((value) => (
          <option key={value} value={value}>
            {value}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <section class="lab-data-flood" aria-label={words.title}>
        <h3>{words.title}</h3>
        <p class="lab-quiet">{words.explain}</p>
        {!isReplaying && (
          <>
            <div class="lab-data-plan">
              <fieldset disabled={isRunning}>
                <legend>{words.which}</legend>
                {floodKinds.map((kind) => (
                  <label key={kind}>
                    <input
                      type="checkbox"
                      checked={plan.kinds.includes(kind)}
                      onChange={({ currentTarget: { checked } }) =>
                        setPlan({
                          ...plan,
                          kinds: floodKinds.filter((each) => (each === kind ? checked : plan.kinds.includes(each))),
                        })
                      }
                    />{' '}
                    {words.kinds[kind]}
                  </label>
                ))}
              </fieldset>
              {number(words.rate, 'rate', floodRates)}
              {number(words.size, 'size', floodSizes)}
              {number(words.length, 'seconds', floodLengths)}
            </div>
            <div class="lab-data-buttons">
              {onWorsen && (
                <LabButton isOff={false} onPress={onWorsen}>
                  {words.network}
                </LabButton>
              )}
              <LabButton
                isMain={call !== null && !isRunning}
                isOff={call === null || isRunning || isBursting || plan.kinds.length === 0}
                onPress={() => void begin()}
              >
                {words.start}
              </LabButton>
              <LabButton isOff={phase !== 'sending'} onPress={() => flood?.stop()}>
                {words.stop}
              </LabButton>
            </div>
          </>
        )}
        {problem !== null && <Notice tone="problem">{problem}</Notice>}
        <p class="lab-data-phase">
          {isLive && phase ? words.phases[phase] : rows.length > 0 ? '' : call ? words.none : words.needs}
        </p>
        {rows.length > 0 && <FloodTable rows={rows} words={words} />}
        {rows.length > 0 && (
          <p class="lab-quiet">
            {words.notes.missing} {words.notes.lost}{' '}
            {isRunning &&
              fill(words.notes.buffer, {
                bytes: streams.reduce((sum, stream) => sum + stream.bufferedAmount(), 0),
                count: streams.reduce((sum, stream) => sum + stream.heldBack(), 0),
              })}
          </p>
        )}
        {streams.length > 0 && (
          <div class="lab-data-strips" role="group" aria-label={words.strips}>
            <h4>{words.strips}</h4>
            <p class="lab-quiet">{words.stripsExplain}</p>
            {streams.map((stream) => {
              const name = words.kinds[stream.kind];
              return (
                <ArrivalStrip
                  key={stream.kind}
                  {...{ stream, name, width, height, gauge }}
                  label={fill(words.strip, { channel: name, ...stream.counts() })}
                  isOver={phase === 'over'}
                />
              );
            })}
            <p class="lab-quiet">{fill(words.axis, { ms: height, seconds: width / 1000 })}</p>
          </div>
        )}
      </section>
      {!isReplaying && <BurstPart call={call} isOff={isRunning} onBusy={setBursting} gauge={gauge} words={burst} />}
    </>
  );
}
