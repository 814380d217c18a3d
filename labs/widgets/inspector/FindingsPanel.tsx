import { fill } from '#labs/messages/fill.ts';
import { describeEvent } from '#labs/model/describe.ts';
import { useNow } from '../hooks/use-now.ts';
import { useTrace } from '../hooks/use-trace.ts';
import { findingValues } from './finding-values.ts';
import type { PanelProps } from '../parts/Inspector.tsx';

/** What is wrong at the moment that is shown, what shows it, what it means and how to mend it. */
export function FindingsPanel({ moment, rush, m, lang, words, findings, fixIt }: PanelProps) {
  const text = words.inspector.findings;
  const { events } = useTrace(moment.source, rush);
  const isYoung = useNow(moment) < 8000 && moment.count() === null && events.length > 0;
  const guide = lang === 'ko' ? '/ko/field-guide/' : '/field-guide/';
  const { now, later } = findings;
  if (now.length + later.length === 0) return <p class="lab-quiet">{isYoung ? text.waiting : text.none}</p>;
  return (
    <ul class="lab-findings" tabIndex={0} aria-label={m.tools.inspector.tabs.findings}>
      {[...now, ...later].map((finding) => {
        const isLater = later.includes(finding);
        const { rule, variant, peer, certainty, severity, evidence } = finding;
        const own = variant === undefined ? words.findings[rule] : words.findings[variant];
        const put = (sentence: string) => fill(sentence, findingValues(finding, m));
        return (
          <li key={`${rule} ${peer}`} data-severity={severity} data-rule={rule} data-later={isLater ? '' : undefined}>
            <h4>{put(own.title)}</h4>
            {isLater && <p class="lab-finding-later">{text.later}</p>}
            <p class="lab-quiet">
              {text.certainties[certainty]}{' '}
              {severity === 'note' ? text.note : variant ? text.whoseWay : fill(text.whose, { peer: m.peers[peer] })}
            </p>
            <dl>
              <div>
                <dt>{text.seen}</dt>
                <dd>{put(own.seen)}</dd>
              </div>
              <div>
                <dt>{text.evidence}</dt>
                <dd>
                  <ul class="lab-evidence">
                    {evidence.map((seq) => {
                      const event = events[seq];
                      if (!event) return null;
                      const { key, values } = describeEvent(event);
                      return (
                        <li key={seq} data-peer={event.peer}>
                          <button type="button" class="lab-tool" onClick={() => moment.go(seq + 1)}>
                            {fill(m.events.milliseconds, { at: event.at.toFixed(1) })} {m.peers[event.peer]}{' '}
                            {fill(m.events.sentences[key], values)}
                          </button>
                        </li>
                      );
                    })}
                  </ul>
                </dd>
              </div>
              <div>
                <dt>{text.means}</dt>
                <dd>{put(own.means)}</dd>
              </div>
              <div>
                <dt>{text.fix}</dt>
                <dd>{put(own.fix)}</dd>
              </div>
            </dl>
            <p class="lab-finding-ways">
              {fixIt && severity === 'problem' && (
                <button type="button" class="lab-button" onClick={fixIt}>
                  {text.fixIt}
                </button>
              )}
              <a href={`${guide}${rule}/`}>{fill(text.guide, { title: put(own.title) })}</a>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
