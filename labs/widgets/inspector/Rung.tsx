import { useId, useState } from 'preact/hooks';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { InspectorMessages } from '#labs/messages/inspector-en.ts';
import { otherPeer } from '#labs/model/other-peer.ts';
import type { ClocksOfTrace } from '#labs/model/trace.ts';
import { fateOf, travelBetween, type Fate, type LadderMessage } from '#labs/model/views/sequence.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import type { Moment } from '../hooks/moment.ts';
import { readable } from './EventDetail.tsx';

type Common = {
  now: number;
  moment: Moment;
  clocks: ClocksOfTrace | undefined;
  m: CommonMessages;
  text: InspectorMessages['ladder'];
};

/** One message: when, which way, what became of it; its content on request. */
export function Rung({ message, now, moment, clocks, m, text }: Common & { message: LadderMessage }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const fate = fateOf(message, now);
  const { from, kind, sent, received } = message;
  return (
    <li data-peer={from} data-kind={kind}>
      <button type="button" class="lab-rung" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        <span class="lab-event-time">{fill(text.sentAt, { at: (sent ?? received[0])?.at.toFixed(1) ?? '' })}</span>
        <Way {...{ from, m, text }} />
        <Arrow fate={fate} label={nameOf(message, text)} />
        <span class="lab-rung-fate">{fateText(message, fate, clocks, text)}</span>
      </button>
      <div id={id} class="lab-rung-content" hidden={!isOpen}>
        {isOpen && (
          <>
            {sent && (
              <button type="button" class="lab-tool" onClick={() => moment.go(sent.seq + 1)}>
                {text.goSent}
              </button>
            )}
            {received.map(({ seq }) => (
              <button key={seq} type="button" class="lab-tool" onClick={() => moment.go(seq + 1)}>
                {text.goReceived}
              </button>
            ))}
            <pre class="lab-json" tabIndex={0} aria-label={text.content}>
              {readable(message.content)}
            </pre>
          </>
        )}
      </div>
    </li>
  );
}

type RunProps = Common & { from: PeerId; messages: readonly LadderMessage[] };

/** Candidates in a row, drawn as one until they are wanted one by one. */
export function CandidateRun({ from, messages, ...common }: RunProps) {
  const [isOpen, setOpen] = useState(false);
  const { text, now } = common;
  const [first] = messages;
  if (!first) return null;
  if (messages.length === 1) return <Rung message={first} {...common} />;
  const worst = messages
    .map((message) => ({ message, fate: fateOf(message, now) }))
    .find(({ fate }) => fate !== 'delivered');
  return (
    <>
      <li data-peer={from} data-kind="candidate">
        <button type="button" class="lab-rung" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span class="lab-event-time">
            {fill(text.sentAt, { at: (first.sent ?? first.received[0])?.at.toFixed(1) ?? '' })}
          </span>
          <Way {...{ from, m: common.m, text }} />
          <Arrow
            fate={worst?.fate ?? 'delivered'}
            label={fill(text.candidates, { count: messages.filter(({ content }) => content !== null).length })}
          />
          <span class="lab-rung-fate">
            {worst ? fateText(worst.message, worst.fate, common.clocks, text) : isOpen ? text.fold : text.unfold}
          </span>
        </button>
      </li>
      {isOpen && messages.map((message) => <Rung key={message.key} message={message} {...common} />)}
    </>
  );
}

/** The line itself. What became of the message is told by its shape, and in words beside it. */
function Arrow({ fate, label }: { fate: Fate; label: string }) {
  return (
    <span class="lab-arrow" data-fate={fate}>
      <span class="lab-arrow-label">{label}</span>
      <span class="lab-arrow-line" aria-hidden="true" />
    </span>
  );
}

/** Which way it went, for who cannot see the arrow. */
function Way({ from, m, text }: { from: PeerId } & Pick<Common, 'm' | 'text'>) {
  return <span class="sr-only"> {fill(text.way, { from: m.peers[from], to: m.peers[otherPeer(from)] })} </span>;
}

function nameOf({ kind, content }: LadderMessage, text: InspectorMessages['ladder']): string {
  if (kind === 'candidate' && content === null) return text.endOfCandidates;
  return kind;
}

function fateText(
  message: LadderMessage,
  fate: Fate,
  clocks: ClocksOfTrace | undefined,
  text: InspectorMessages['ladder'],
): string {
  const { sent, received } = message;
  const [first] = received;
  const ms = sent && first ? first.at - sent.at : 0;
  if (clocks && (fate === 'delivered' || fate === 'delayed')) {
    if (clocks.uncertainty === null) return text.between.unknown;
    const { from, to } = travelBetween(ms, clocks.uncertainty);
    const sentence = from < 1 ? 'within' : fate === 'delayed' ? 'delayed' : 'range';
    return fill(text.between[sentence], { from, to });
  }
  return fill(text.fates[fate], { ms: ms < 10 ? ms.toFixed(1) : Math.round(ms), count: received.length });
}
