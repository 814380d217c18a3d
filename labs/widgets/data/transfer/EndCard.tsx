import type { ComponentChildren } from 'preact';
import { mostInMemory } from '#labs/drivers/transfer/incoming-file.ts';
import type { ShownEnd } from '#labs/drivers/transfer/transfer-session.ts';
import { fill } from '#labs/messages/fill.ts';
import type { TransferMessages } from '#labs/messages/transfer-en.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { Notice } from '../../parts/Notice.tsx';
import { sizeText, speedText, timeText } from './amounts.ts';
import { StatePath } from './StatePath.tsx';

type Props = {
  side: 'sender' | 'receiver';
  peer: PeerId;
  peerName: string;
  end: ShownEnd | null;
  place: 'disk' | 'memory' | null;
  lang: string;
  words: TransferMessages;
  /** Its buttons. */
  children: ComponentChildren;
};

/** One side of a transfer: where it stands, how far and how fast it is, and the hash of what it has seen. */
export function EndCard({ side, peer, peerName, end, place, lang, words, children }: Props) {
  const state = end?.state ?? 'idle';
  const problem = end && sentenceOf(end);
  const name = fill(side === 'sender' ? words.sends : words.receives, { peer: peerName });
  return (
    <section class="lab-transfer-end" data-peer={peer} aria-label={name}>
      <h4>{name}</h4>
      <StatePath state={state} words={words} />
      <p role="status">
        {end || side === 'receiver'
          ? fill(words[side][state], { name: end?.name ?? '', size: sizeText(end?.bytes ?? 0, lang) })
          : ''}
      </p>
      {problem && <Notice tone="problem">{problem}</Notice>}
      {end && (
        <>
          <progress max={end.bytes || 1} value={end.bytes === 0 ? 1 : end.settled} aria-label={words.progress[side]} />
          <dl class="lab-transfer-figures">
            {figure(side === 'sender' ? words.handed : words.received, amount(end, end.moved))}
            {figure(side === 'sender' ? words.acknowledged : words.written[place ?? 'disk'], amount(end, end.settled))}
            {end.resumedFrom !== null && end.resumedFrom > 0
              ? figure(words.resumedFrom, sizeText(end.resumedFrom, lang))
              : null}
            {end.state === 'sending' && (
              <>
                {figure(words.speed, speedText(end.speed, lang, words))}
                {figure(words.left, timeText(end.left, words))}
              </>
            )}
            {end.own !== null && figure(words.hash, <code>{end.own}</code>)}
          </dl>
          {end.own !== null && end.theirs !== null && (
            <p class="lab-transfer-verdict" data-equal={end.own === end.theirs ? '' : undefined}>
              {end.own === end.theirs ? `✓ ${words.equal}` : `✗ ${words.different}`}
            </p>
          )}
        </>
      )}
      <div class="lab-controls">{children}</div>
    </section>
  );

  function amount({ bytes }: ShownEnd, part: number): string {
    return fill(words.of, { part: sizeText(part, lang), whole: sizeText(bytes, lang) });
  }

  function sentenceOf({ problem: found, refusal, isTheirProblem }: ShownEnd): string | null {
    if (refusal) return fill(words.refusals[refusal], { limit: sizeText(mostInMemory, lang) });
    if (!found) return null;
    const sentence = words.problems[found];
    return isTheirProblem ? fill(words.foundByOther, { sentence }) : sentence;
  }
}

function figure(name: string, value: ComponentChildren) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
