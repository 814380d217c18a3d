import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { describeEvent } from '#labs/model/describe.ts';
import type { Trace } from '#labs/model/trace.ts';
import { useLazy } from '../hooks/use-lazy.ts';
import type { ViewId } from '../lab-address.ts';
import { CodeLines } from './CodeLines.tsx';
import { explainEvent } from './explain-event.ts';
import { findCode } from './find-code.ts';
import { loadCode, wordsLoader } from './words.ts';

type Props = { trace: Trace; seq: number; lang: string; m: CommonMessages; show: (view: ViewId) => void };

/** What one event means, the code that caused it, and everything that was recorded of it. */
export function EventDetail({ trace, seq, lang, m, show }: Props) {
  const words = useLazy(wordsLoader(lang)).value?.inspector.happened;
  const code = useLazy(loadCode).value?.regions;
  const event = trace.events[seq];
  if (!event) return null;
  const { key, values } = describeEvent(event);
  const { seq: _seq, at: _at, peer, type: _type, ...facts } = event;
  const spot = code && findCode(event, trace.events, code);
  const region = spot && code?.[spot.step];
  return (
    <div class="lab-detail" data-peer={peer}>
      <h4>
        <span class="lab-event-peer">{m.peers[peer]}</span> {fill(m.events.sentences[key], values)}
      </h4>
      {words && explainEvent(event, words).map((sentence) => sentence && <p key={sentence}>{sentence}</p>)}
      {'error' in event && words && <p class="lab-error">{fill(words.error, event.error)}</p>}
      {code && !spot && words && <p class="lab-quiet">{words.noCode}</p>}
      {region && spot && (
        <>
          <p class="lab-detail-head">
            {m.tools.happened.code}{' '}
            <button type="button" class="lab-tool" onClick={() => show('code')}>
              {m.tools.happened.seeCode}
            </button>
          </p>
          <CodeLines region={region} lit={spot.line} isShort />
        </>
      )}
      {words && Object.keys(facts).length > 0 && (
        <details>
          <summary>{words.content}</summary>
          <pre class="lab-json" tabIndex={0}>
            {readable(facts)}
          </pre>
        </details>
      )}
    </div>
  );
}

/** JSON for people: the lines of a description are lines. */
export function readable(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(String.raw`\r\n`, '\n    ');
}
