import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { Finding } from '#labs/model/diagnosis/finding.ts';
import type { Moment } from '../hooks/moment.ts';
import { useFindings, type Findings } from '../hooks/use-findings.ts';
import { useLazy } from '../hooks/use-lazy.ts';
import { findingValues } from '../inspector/finding-values.ts';
import { wordsLoader, type Words } from '../inspector/words.ts';
import { views, type ViewId } from '../lab-address.ts';
import type { Rush } from '../rush.ts';
import { Happened } from './Happened.tsx';

/** What a panel of the inspector is handed. */
export type PanelProps = {
  moment: Moment;
  rush: Rush;
  m: CommonMessages;
  lang: string;
  words: Words;
  findings: Findings;
  /** `server` stands between the two where the lab has one. */
  hasServer: boolean;
  /** Takes the fault out and runs again; left out where nothing is broken. */
  fixIt: (() => void) | undefined;
  /** A person leads the call and has stopped it: nothing that is missing now is missing for long. */
  isPaused: boolean;
  show: (view: ViewId) => void;
};

type Props = Omit<PanelProps, 'words' | 'findings' | 'show'> & { view: ViewId; onView: (view: ViewId) => void };

const loadPanels = async () => (await import('../inspector/panels.ts')).panels;

/** Everything there is to know about the moment that is shown, a tab for each question. */
export function Inspector({ view, onView, ...rest }: Props) {
  const { m, moment, rush, lang } = rest;
  const { inspector: text } = m.tools;
  const id = useId();
  const tabs = useRef<HTMLDivElement>(null);
  const findings = useFindings(moment, rush, rest.isPaused);
  const total = findings.now.length + findings.later.length;
  const choose = (next: ViewId) => {
    onView(next);
    tabs.current?.querySelector<HTMLElement>(`[data-view="${next}"]`)?.focus();
  };
  // On a phone the tabs are wider than the page. Only they are scrolled, never the page.
  useEffect(() => {
    const { current: box } = tabs;
    const tab = box?.querySelector<HTMLElement>(`[data-view="${view}"]`);
    if (box && tab) box.scrollLeft = tab.offsetLeft - box.offsetLeft - (box.clientWidth - tab.clientWidth) / 2;
  }, [view]);
  const walk = (event: KeyboardEvent) => {
    const index = views.indexOf(view);
    const to = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: views.length - 1 }[event.key];
    const next = to === undefined ? undefined : views[(to + views.length) % views.length];
    if (!next) return;
    event.preventDefault();
    choose(next);
  };
  return (
    <section class="lab-inspector" aria-label={text.label}>
      <div ref={tabs} class="lab-tabs" role="tablist" aria-label={text.label} onKeyDown={walk}>
        {views.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`${id}-${each}`}
            data-view={each}
            aria-selected={each === view}
            aria-controls={`${id}-panel`}
            tabIndex={each === view ? 0 : -1}
            onClick={() => onView(each)}
          >
            {text.tabs[each]}
            {each === 'findings' && total > 0 && <span class="lab-badge">{total}</span>}
          </button>
        ))}
      </div>
      <div class="lab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${view}`} data-view={view}>
        {view === 'happened' ? (
          <Happened {...rest} show={choose} />
        ) : (
          <LazyPanel key={view} view={view} findings={findings} show={choose} {...rest} />
        )}
      </div>
      <NewFinding findings={findings.now} lang={lang} m={m} />
    </section>
  );
}

function LazyPanel({ view, ...rest }: Omit<PanelProps, 'words'> & { view: Exclude<ViewId, 'happened'> }) {
  const { inspector: text } = rest.m.tools;
  const panels = useLazy(loadPanels);
  const words = useLazy(wordsLoader(rest.lang));
  if (panels.hasFailed || words.hasFailed) {
    const again = () => {
      panels.again();
      words.again();
    };
    return (
      <p class="lab-quiet" role="alert">
        {text.failed}{' '}
        <button type="button" class="lab-tool" onClick={again}>
          {text.again}
        </button>
      </p>
    );
  }
  if (!panels.value || !words.value) return <p class="lab-quiet">{text.loading}</p>;
  const Panel = panels.value[view];
  return <Panel words={words.value} {...rest} />;
}

/** Says politely what was found, once, whichever tab is open. */
function NewFinding({ findings, lang, m }: { findings: readonly Finding[]; lang: string; m: CommonMessages }) {
  const [said, setSaid] = useState('');
  const known = useRef(new Set<string>());
  useEffect(() => {
    const fresh = findings.filter(({ rule, peer }) => !known.current.has(`${rule} ${peer}`));
    known.current = new Set(findings.map(({ rule, peer }) => `${rule} ${peer}`));
    const [first] = fresh;
    if (!first) return;
    let isOver = false;
    wordsLoader(lang)().then(
      ({ findings: words }) => {
        if (!isOver)
          setSaid(
            fill(m.tools.inspector.newFinding, {
              title: fill(words[first.variant ?? first.rule].title, findingValues(first, m)),
            }),
          );
      },
      () => {
        // Without the words there is nothing to say; the panel offers to try again.
      },
    );
    return () => {
      isOver = true;
    };
  }, [findings]);
  return (
    <p class="sr-only" role="status">
      {said}
    </p>
  );
}
