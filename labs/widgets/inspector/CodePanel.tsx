import { useEffect, useRef } from 'preact/hooks';
import type { TraceEvent } from '#labs/model/trace.ts';
import { useLazy } from '../hooks/use-lazy.ts';
import { useTrace } from '../hooks/use-trace.ts';
import type { PanelProps } from '../parts/Inspector.tsx';
import { CodeLines } from './CodeLines.tsx';
import { findCode, stepsUntil } from './find-code.ts';
import { loadCode, type CodeStep, type LabCode } from './words.ts';

/** The real code of every step of this run; the one that runs at the moment is lit. */
export function CodePanel({ moment, rush, m, words }: PanelProps) {
  const { code: text } = words.inspector;
  const known = useLazy(loadCode).value;
  const code = known?.regions;
  const whole = useTrace(moment.whole, rush).events;
  const { events } = useTrace(moment.source, rush);
  const begun = stepsUntil(Infinity, events).map(({ step }) => step);
  const last = events.at(-1);
  const spot = last && code ? findCode(last, events, code) : null;
  const running = begun.at(-1);
  const lit = useRef<HTMLLIElement>(null);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const { current: box } = list;
    if (!box || !lit.current) return;
    // Only this list is scrolled, never the page.
    box.scrollTop = lit.current.offsetTop - box.offsetTop - 16;
  }, [running, spot?.step, code]);
  if (!known || !code) return <p class="lab-quiet">{m.tools.inspector.loading}</p>;
  const steps = stepsOf(whole, known).filter(({ id }) => id in code);
  if (steps.length === 0) return <p class="lab-quiet">{text.none}</p>;
  return (
    <ol ref={list} class="lab-code-steps" tabIndex={0} aria-label={text.intro}>
      {steps.map(({ id, peer }, index) => {
        const isLit = (spot?.step ?? running) === id;
        const state = id === running ? text.running : begun.includes(id) ? text.done : text.notBegun;
        const region = code[id];
        return (
          <li key={id} {...(isLit ? { ref: lit } : {})} data-peer={peer} data-lit={isLit ? '' : undefined}>
            <p class="lab-code-head">
              <span class="lab-event-time">{index + 1}</span> <span class="lab-event-peer">{m.peers[peer]}</span>{' '}
              <span>{words.steps[id] ?? id}</span>{' '}
              <span class="lab-quiet" data-state={id === running ? 'running' : undefined}>
                {state}
              </span>
            </p>
            {region && <CodeLines region={region} lit={isLit ? (spot?.line ?? null) : null} />}
            {region && <p class="lab-quiet lab-code-file">{region.file}</p>}
          </li>
        );
      })}
    </ol>
  );
}

/** The steps of the run, those still to come among them; without a scenario, those that were recorded. */
function stepsOf(events: readonly TraceEvent[], { scenarios }: LabCode): readonly CodeStep[] {
  if (events.length === 0) return scenarios['loopback-call'] ?? [];
  const run = events.find((event) => event.type === 'run.started');
  const planned = run?.type === 'run.started' ? scenarios[run.fault ?? run.scenario] : undefined;
  if (planned) return planned;
  const recorded = events.flatMap((event) =>
    event.type === 'step.started' ? [{ id: event.step, peer: event.peer }] : [],
  );
  return recorded.filter(({ id }, index) => recorded.findIndex((other) => other.id === id) === index);
}
