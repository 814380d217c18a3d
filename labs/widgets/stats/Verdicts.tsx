import type { TraceSource } from '#labs/drivers/trace-store.ts';
import { fill } from '#labs/messages/fill.ts';
import type { StatsMessages } from '#labs/messages/stats-en.ts';
import { noQualities, stepQualities, type Quality, type QualityReason } from '#labs/model/stats/quality.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { useFold } from '../hooks/use-trace.ts';

type Props = { source: TraceSource; names: Readonly<Record<PeerId, string>>; words: StatsMessages['quality'] };

/** Good, fair or poor for each peer, and why; and what totals would say. */
export function Verdicts({ source, names, words }: Props) {
  const qualities = useFold(source, stepQualities, noQualities);
  return (
    <section class="lab-verdicts" aria-label={words.title}>
      <h3>{words.title}</h3>
      <div>
        {peers.map((peer) => (
          <Verdict key={peer} peer={peer} name={names[peer]} quality={qualities[peer]} words={words} />
        ))}
      </div>
    </section>
  );
}

type VerdictProps = { peer: PeerId; name: string; quality: Quality; words: Props['words'] };

function Verdict({ peer, name, quality: { level, reasons, now, ofTotals }, words }: VerdictProps) {
  return (
    <div class="lab-verdict" data-peer={peer} data-level={level ?? undefined}>
      <p>
        <span>{name}</span> <strong role="status">{level === null ? words.waiting : words.levels[level]}</strong>
      </p>
      {level !== null && (
        <>
          {reasons.length === 0 ? (
            <p class="lab-quiet">{words.fine}</p>
          ) : (
            <ul>
              {reasons.map((reason) => (
                <li key={reason.code}>{sentenceOf(reason, words)}</li>
              ))}
            </ul>
          )}
          {now && now.level !== level && (
            <p class="lab-quiet">{fill(words.pending, { level: words.levels[now.level] })}</p>
          )}
          {ofTotals && (
            <p class="lab-quiet">
              {fill(ofTotals.level === now?.level ? words.totals : words.totalsWrong, {
                level: words.levels[ofTotals.level],
              })}
            </p>
          )}
        </>
      )}
    </div>
  );
}

function sentenceOf({ code, value }: QualityReason, words: Props['words']): string {
  return fill(words.reasons[code], { value: value.toFixed(value < 10 ? 1 : 0) });
}
