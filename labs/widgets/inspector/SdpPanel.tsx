import { useMemo, useState } from 'preact/hooks';
import { fill } from '#labs/messages/fill.ts';
import { diffDescriptions, type LineDiff, type SectionDiff } from '#labs/model/sdp/diff.ts';
import { explainLine } from '#labs/model/sdp/explain.ts';
import { parseLines, type SdpLine } from '#labs/model/sdp/lines.ts';
import { sectionsOf, type SdpSection } from '#labs/model/sdp/sections.ts';
import type { TraceEventOf } from '#labs/model/trace.ts';
import { useTrace } from '../hooks/use-trace.ts';
import type { PanelProps } from '../parts/Inspector.tsx';
import type { Words } from './words.ts';

type Applied = TraceEventOf<'description.applied'>;
type Shown = { section: SdpSection; lines: readonly LineDiff[] };

/** Every description that was set until the moment: each line with what it means, or two of them side by side. */
export function SdpPanel({ moment, rush, m, words }: PanelProps) {
  const text = words.inspector.sdp;
  const { events } = useTrace(moment.source, rush);
  const applied = useMemo(() => events.filter(isApplied).filter(({ description }) => description.sdp !== ''), [events]);
  const [chosen, setChosen] = useState<number | null>(null);
  const [other, setOther] = useState<number | null>(null);
  const [section, setSection] = useState<number | null>(null);
  const [isOnlyChanges, setOnlyChanges] = useState(true);
  const one = applied.find(({ seq }) => seq === chosen) ?? applied.at(-1);
  const two = applied.find(({ seq }) => seq === other);
  const all = useMemo(() => (one ? shownOf(one.description.sdp, two?.description.sdp ?? null) : []), [one, two]);
  if (!one) return <p class="lab-quiet">{text.empty}</p>;

  const nameOf = (event: Applied) =>
    fill(text.name, {
      number: applied.indexOf(event) + 1,
      type: event.description.type,
      peer: m.peers[event.peer],
      side: text.sides[event.side],
    });
  const isSame = two !== undefined && all.every(({ lines }) => lines.every(({ change }) => change === 'same'));
  const shown = all
    .filter((each) => section === null || each.section.index === section)
    .map((each) =>
      two && isOnlyChanges ? { ...each, lines: each.lines.filter(({ change }) => change !== 'same') } : each,
    )
    .filter(({ lines }) => lines.length > 0);
  return (
    <div class="lab-sdp">
      <div class="lab-choices">
        <Choice
          label={text.which}
          value={one.seq}
          onChange={setChosen}
          options={applied.map((event) => [event.seq, nameOf(event)])}
        />
        <Choice
          label={text.compare}
          value={two?.seq ?? null}
          onChange={setOther}
          none={text.nothing}
          options={applied.filter((event) => event !== one).map((event) => [event.seq, nameOf(event)])}
        />
        <Choice
          label={text.section}
          value={section}
          onChange={setSection}
          none={text.allSections}
          options={all.map(({ section: each }) => [each.index, sectionName(each, text)])}
        />
        {two && (
          <label class="lab-check">
            <input
              type="checkbox"
              checked={isOnlyChanges}
              onChange={({ currentTarget }) => setOnlyChanges(currentTarget.checked)}
            />
            {text.onlyChanges}
          </label>
        )}
      </div>
      <div class="lab-sdp-text" tabIndex={0} role="group" aria-label={nameOf(one)}>
        {isSame && isOnlyChanges && <p class="lab-quiet">{text.noChanges}</p>}
        {shown.map(({ section: each, lines }) => (
          <section key={each.index}>
            <h4>{sectionName(each, text)}</h4>
            <ol>
              {lines.map((line, index) => (
                <Line key={index} line={line} section={each} words={words} isDiff={two !== undefined} />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </div>
  );
}

type LineProps = { line: LineDiff; section: SdpSection; words: Words; isDiff: boolean };

function Line({ line: { change, before, after }, section, words, isDiff }: LineProps) {
  const text = words.inspector.sdp;
  const line = (after ?? before) as SdpLine;
  const { key, values, spec } = explainLine(line, section);
  return (
    <li data-change={isDiff ? change : undefined}>
      <code>
        {isDiff && <span class="lab-change">{signs[change]} </span>}
        {line.text}
        {isDiff && change === 'changed' && before && <del>{fill(text.was, { text: before.text })}</del>}
      </code>
      <p>
        {isDiff && <strong>{text.changes[change]}. </strong>}
        {fill(words.sdp[key], values)}{' '}
        {spec && (
          <a href={spec.url} rel="external">
            {spec.name}
          </a>
        )}
      </p>
    </li>
  );
}

const signs = { same: ' ', added: '+', removed: '−', changed: '~' } as const;

type ChoiceProps = {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  /** Words for choosing none, where that is a choice. */
  none?: string;
  options: readonly (readonly [value: number, text: string])[];
};

function Choice({ label, value, onChange, none, options }: ChoiceProps) {
  return (
    <label class="lab-field">
      <span>{label}</span>
      <select
        value={value ?? ''}
        onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : Number(currentTarget.value))}
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function isApplied(event: { type: string }): event is Applied {
  return event.type === 'description.applied';
}

/** What is to be shown of one description, or of the way from `before` to it. */
function shownOf(sdp: string, before: string | null): readonly Shown[] {
  const sections = sectionsOf(parseLines(sdp));
  if (before === null) {
    return sections.map((section) => ({
      section,
      lines: section.lines.map((line) => ({ change: 'same', before: line, after: line })),
    }));
  }
  const older = sectionsOf(parseLines(before));
  return diffDescriptions(before, sdp).flatMap((diff) => {
    const section = sections.find((each) => isOf(each, diff)) ?? older.find((each) => isOf(each, diff));
    return section ? [{ section, lines: diff.lines }] : [];
  });
}

function isOf({ index, mid }: SdpSection, diff: SectionDiff): boolean {
  return index === diff.index && mid === diff.mid;
}

function sectionName({ index, kind, mid }: SdpSection, text: Words['inspector']['sdp']): string {
  if (index < 0) return text.session;
  return mid === null ? fill(text.sectionNoMid, { kind }) : fill(text.sectionName, { kind, mid });
}
