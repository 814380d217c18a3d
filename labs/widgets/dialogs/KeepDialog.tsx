import { useEffect, useState } from 'preact/hooks';
import { eraseRuns, listRuns, type KeptRun } from '#labs/drivers/kept-runs.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { describeEvent } from '#labs/model/describe.ts';
import { redactTrace } from '#labs/model/redact.ts';
import type { Trace, TraceEvent } from '#labs/model/trace.ts';
import { firstDivergence, type Divergence } from '#labs/model/views/divergence.ts';
import { keepNow } from '../hooks/use-kept-runs.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { saveFile, saveTrace } from '../parts/save-trace.ts';

type Props = {
  lab: string;
  lang: string;
  m: CommonMessages;
  /** The run that goes on, to be kept as it is now. */
  live: Trace;
  /** The trace that the lab shows. */
  shown: Trace;
  onShow: (trace: Trace) => void;
  /** Goes to an event of the trace that the lab shows. */
  onGo: (seq: number) => void;
  onClose: () => void;
};

type Runs = readonly KeptRun[] | 'blocked' | null;

/** Save what is shown, come back to an earlier run, see where two runs part. */
export function KeepDialog({ lab, lang, m, live, shown, onShow, onGo, onClose }: Props) {
  const { keep: text } = m.tools;
  const [isRedacted, setRedacted] = useState(false);
  const [runs, setRuns] = useState<Runs>(null);
  const [said, setSaid] = useState('');
  const [compared, setCompared] = useState<{ id: string; divergence: Divergence | null } | null>(null);
  const list = () => listRuns(lab).then(setRuns, () => setRuns('blocked'));
  useEffect(() => void keepNow(lab, live).then(list), []);
  const erase = async () => {
    await eraseRuns(lab);
    setSaid(text.erased);
    await list();
  };
  const saveDump = async () => {
    const { toInternals } = await import('#labs/model/importers/to-internals.ts');
    saveFile(`${lab}.dump.json`, JSON.stringify(toInternals(isRedacted ? redactTrace(shown) : shown)));
  };
  return (
    <Dialog title={text.title} close={text.close} onClose={onClose}>
      <section>
        <h4>{text.save}</h4>
        <p class="lab-quiet">{text.saveIntro}</p>
        <p class="lab-keep-save">
          <button
            type="button"
            class="lab-button"
            disabled={shown.events.length === 0}
            onClick={() => saveTrace(lab, isRedacted ? redactTrace(shown) : shown)}
          >
            {text.save}
          </button>
          <button
            type="button"
            class="lab-button"
            disabled={!shown.events.some((event) => event.type === 'connection.created')}
            title={text.dumpIntro}
            onClick={() => void saveDump()}
          >
            {text.saveDump}
          </button>
          <label class="lab-check">
            <input
              type="checkbox"
              checked={isRedacted}
              onChange={({ currentTarget }) => setRedacted(currentTarget.checked)}
            />
            {text.withoutAddresses}
          </label>
        </p>
      </section>
      <section>
        <h4>{text.runs}</h4>
        <p class="lab-quiet">{runs === 'blocked' ? text.blocked : text.runsIntro}</p>
        {Array.isArray(runs) && runs.length === 0 && <p class="lab-quiet">{text.noRuns}</p>}
        {Array.isArray(runs) && runs.length > 0 && (
          <>
            <ul class="lab-runs">
              {(runs as readonly KeptRun[]).map(({ id, trace }) => (
                <li key={id}>
                  <span>{nameOf(trace, lang, text)}</span>
                  <button
                    type="button"
                    class="lab-tool"
                    onClick={() => {
                      onClose();
                      onShow(trace);
                    }}
                  >
                    {text.show}
                  </button>
                  <button
                    type="button"
                    class="lab-tool"
                    disabled={shown.startedAt === trace.startedAt || shown.events.length === 0}
                    onClick={() => setCompared({ id, divergence: firstDivergence(shown, trace) })}
                  >
                    {text.compare}
                  </button>
                  {compared?.id === id && (
                    <p class="lab-divergence" role="status">
                      {divergenceText(compared.divergence, m)}{' '}
                      {compared.divergence?.left && (
                        <button
                          type="button"
                          class="lab-tool"
                          onClick={() => {
                            onClose();
                            onGo(compared.divergence?.left?.seq ?? 0);
                          }}
                        >
                          {text.goThere}
                        </button>
                      )}
                    </p>
                  )}
                </li>
              ))}
            </ul>
            <button type="button" class="lab-button" onClick={() => void erase().catch(() => setRuns('blocked'))}>
              {text.erase}
            </button>
          </>
        )}
        <p role="status">{said}</p>
      </section>
    </Dialog>
  );
}

function nameOf({ startedAt, events }: Trace, lang: string, text: CommonMessages['tools']['keep']): string {
  const date = new Date(startedAt).toLocaleString(lang);
  const run = events.find((event) => event.type === 'run.started');
  const fault = run?.type === 'run.started' ? run.fault : null;
  return fill(fault === null ? text.run : text.runFault, { date, count: events.length, fault: fault ?? '' });
}

function divergenceText(divergence: Divergence | null, m: CommonMessages): string {
  const { keep: text } = m.tools;
  if (divergence === null) return text.same;
  const { left, right, peer } = divergence;
  const values = { peer: m.peers[peer], here: sentenceOf(left, m), there: sentenceOf(right, m) };
  if (left === null) return fill(text.differEnd, values);
  return fill(right === null ? text.differLonger : text.differ, values);
}

function sentenceOf(event: TraceEvent | null, m: CommonMessages): string {
  if (event === null) return '';
  const { key, values } = describeEvent(event);
  return fill(m.events.sentences[key], values);
}
