import { useId, useState } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import { fill } from '#labs/messages/fill.ts';
import type { StatsMessages } from '#labs/messages/stats-en.ts';
import type { Step } from '#labs/model/fold.ts';
import { noSample, sampleOf, type Sample } from '#labs/model/stats/derive.ts';
import { referencesOf } from '#labs/model/stats/references.ts';
import type { StatsReport } from '#labs/model/trace.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { useDetails } from '../hooks/use-details.ts';
import { useFold } from '../hooks/use-trace.ts';

type Props = { source: TraceSource; names: Readonly<Record<PeerId, string>>; words: StatsMessages['reports'] };
type Latest = { at: number; now: Sample; before: Sample };
type Samples = Readonly<Record<PeerId, Latest | null>>;

const none: Samples = { alice: null, bob: null };
const stepSamples: Step<Samples> = (samples, event) => {
  if (event.type === 'run.started') return none;
  if (event.type !== 'stats.sampled') return samples;
  const before = samples[event.peer]?.now ?? noSample;
  return { ...samples, [event.peer]: { at: event.at, now: sampleOf(event.reports), before } };
};

/** Everything that `getStats()` said last, to be searched, with ways from one report to another. */
export function ReportTree({ source, names, words }: Props) {
  const samples = useFold(source, stepSamples, none);
  const { isOpen, attributes } = useDetails();
  const [text, setText] = useState('');
  const id = useId();
  return (
    <details class="lab-reports" {...attributes}>
      <summary>{words.title}</summary>
      {isOpen && (
        <>
          <p class="lab-quiet">{words.explain}</p>
          <label class="lab-field" for={id}>
            <span>{words.search}</span>
            <input
              id={id}
              type="search"
              value={text}
              maxLength={100}
              onInput={({ currentTarget }) => setText(currentTarget.value)}
            />
          </label>
          {peers.map((peer) => (
            <PeerReports key={peer} peer={peer} name={names[peer]} latest={samples[peer]} text={text} words={words} />
          ))}
        </>
      )}
    </details>
  );
}

type PeerReportsProps = { peer: PeerId; name: string; latest: Latest | null; text: string; words: Props['words'] };

function PeerReports({ peer, name, latest, text, words }: PeerReportsProps) {
  if (latest === null) return <p class="lab-quiet">{words.empty}</p>;
  const { now, before, at } = latest;
  const wanted = text.trim().toLowerCase();
  const isFound = (report: StatsReport) =>
    Object.entries(report).some((member) => member.join(' ').toLowerCase().includes(wanted));
  const found = [...now].filter(([, report]) => wanted === '' || isFound(report));
  const anchor = (report: string) => `report-${peer}-${encodeURIComponent(report)}`;
  const show = (report: string) => {
    const target = document.getElementById(anchor(report));
    if (!(target instanceof HTMLDetailsElement)) return;
    target.open = true;
    target.scrollIntoView({ block: 'nearest' });
    target.querySelector('summary')?.focus();
  };
  return (
    <section data-peer={peer} aria-label={name}>
      <h4>{fill(words.at, { peer: name, s: (at / 1000).toFixed(0), count: now.size })}</h4>
      {found.length === 0 && <p class="lab-quiet">{fill(words.none, { text })}</p>}
      {found.map(([id, report]) => (
        <Report
          key={id}
          {...{ id, report, words, show, wanted }}
          anchor={anchor(id)}
          before={before.get(id)}
          references={new Set(referencesOf(report, now).map(({ member }) => member))}
        />
      ))}
    </section>
  );
}

type ReportProps = {
  id: string;
  anchor: string;
  report: StatsReport;
  before: StatsReport | undefined;
  references: ReadonlySet<string>;
  wanted: string;
  show: (id: string) => void;
  words: Props['words'];
};

function Report({ id, anchor, report, before, references, wanted, show, words }: ReportProps) {
  const { isOpen, attributes } = useDetails();
  const title = [report['type'], report['kind']].filter(Boolean).join(' ');
  return (
    <details id={anchor} {...attributes}>
      <summary>
        {title} <code>{id}</code>
      </summary>
      {isOpen && (
        <dl>
          {Object.entries(report).map(([member, value]) => {
            const shown = typeof value === 'string' ? value : JSON.stringify(value);
            const last = before?.[member];
            const growth =
              typeof value === 'number' &&
              typeof last === 'number' &&
              Number.isInteger(value) &&
              value > last &&
              member !== 'timestamp'
                ? value - last
                : null;
            const isHit = wanted !== '' && `${member} ${shown}`.toLowerCase().includes(wanted);
            return (
              <div key={member} data-hit={isHit || undefined}>
                <dt>{member}</dt>
                <dd>
                  {references.has(member) && typeof value === 'string' ? (
                    <button type="button" class="lab-tool" onClick={() => show(value)}>
                      {shown}
                    </button>
                  ) : (
                    <code>{shown}</code>
                  )}{' '}
                  {growth !== null && <small>{fill(words.grew, { value: growth })}</small>}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </details>
  );
}
