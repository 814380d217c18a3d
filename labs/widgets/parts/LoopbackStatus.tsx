import type { CommonMessages, Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { DirectorSnapshot } from '#labs/model/machines/director.ts';
import type { ScenarioStep } from '#labs/model/scenarios/scenario.ts';
import { shorten } from '#labs/model/shorten.ts';
import { peers } from '#labs/model/vocabulary.ts';
import { useLazy } from '../hooks/use-lazy.ts';
import { callStatesOf } from '../hooks/use-trace.ts';
import { useStore } from '../hooks/use-store.ts';
import { wordsLoader } from '../inspector/words.ts';

type Words = Messages['loopback'];
type Sentences = Readonly<Record<string, string>>;

type Props = {
  director: DirectorSnapshot | undefined;
  /** Of the live call. */
  source: TraceSource;
  peerNames: CommonMessages['peers'];
  steps: readonly ScenarioStep[];
  /** Milliseconds until the call was up; `null` where they say nothing. */
  duration: number | null;
  /** It may be waited for in vain. */
  isBroken: boolean;
  /** No media was to be had; why, and the way out, is said beside this. */
  isRefused: boolean;
  lang: string;
  words: Words;
};

/** What the call in one page is doing, in a sentence. */
export function LoopbackStatus({ source, peerNames, words, lang, ...rest }: Props) {
  const { steps } = rest;
  const outcome = useStore(source.subscribe, () => outcomeOf(source));
  // The steps of a healthy call come with the page, those of broken ones when there is one.
  const isUnusual = steps.some(({ id }) => !(id in words.steps));
  const more = useLazy(isUnusual ? wordsLoader(lang) : null).value?.steps;
  const [what, peer, state] = outcome.split(' ');
  if (rest.director?.matches('done') && what === 'lost')
    return <p>{fill(words.status.lost, { peer: peerNames[peer as 'alice' | 'bob'], state: state ?? '' })}</p>;
  return <p>{statusOf({ ...rest, isUp: what === 'up' }, words, { ...more, ...words.steps })}</p>;
}

/** What became of the connections: `up`, `lost <peer> <state>`, or `none` where they are not, or not yet. */
function outcomeOf(source: TraceSource): string {
  const states = callStatesOf(source);
  const of = (peer: 'alice' | 'bob') => states[peer].machines.connection;
  const lost = peers.find((peer) => ['failed', 'disconnected'].includes(of(peer).state));
  if (lost && of(lost).visited.includes('connected')) return `lost ${lost} ${of(lost).state}`;
  return peers.every((peer) => of(peer).state === 'connected') ? 'up' : 'none';
}

type Now = Pick<Props, 'director' | 'steps' | 'duration' | 'isBroken' | 'isRefused'> & { isUp: boolean };

function statusOf(
  { director, steps, duration, isBroken, isRefused, isUp }: Now,
  words: Words,
  sentences: Sentences,
): string {
  const { status } = words;
  if (!director) return status.ready;
  const count = steps.length;
  const { next: index, failure } = director.context;
  const step = steps[index];
  const next = step ? (sentences[step.id] ?? step.call) : '';
  if (director.matches('ended')) return status.ended;
  if (director.matches('failed') && isRefused) return fill(status.failedMedia, { step: index + 1 });
  if (director.matches('failed'))
    return fill(status.failed, { step: index + 1, message: shorten(failure ?? '').replace(/\.$/, '') });
  if (director.matches('done')) {
    if (!isUp) return fill(status.doneBroken, { count });
    return duration === null ? fill(status.doneSteps, { count }) : fill(status.done, { ms: Math.round(duration) });
  }
  if (director.matches('working')) {
    return step?.id === 'exchange-candidates' && !isBroken
      ? status.waiting
      : fill(status.working, { step: index + 1, count, next });
  }
  return index === 0 ? status.ready : fill(status.between, { done: index, count, next });
}
